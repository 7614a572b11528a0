/** Rows with the changed ones replaced and the new ones in front; the order of the others stays. */
export function upsert<T>(rows: readonly T[], changed: readonly T[], id: (row: T) => string | number): T[] {
  const byId = new Map(changed.map((row) => [id(row), row]))
  const kept = rows.map((row) => {
    const replacement = byId.get(id(row))
    if (replacement === undefined) return row
    byId.delete(id(row))
    return replacement
  })
  return [...byId.values()].reverse().concat(kept)
}
