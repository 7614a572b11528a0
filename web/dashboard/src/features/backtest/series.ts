import type { EquityPoint } from './api/backtests'

/** How far each point is below the highest one before it: 0 to −1. */
export function drawdownOf(points: readonly EquityPoint[]): number[] {
  let peak = Number.NEGATIVE_INFINITY
  return points.map(({ equity }) => {
    peak = Math.max(peak, equity)
    return equity === peak ? 0 : equity / peak - 1
  })
}

export type Year = { year: string; months: (number | undefined)[] }

/** "2024-01" to a row of twelve for each year. */
export function yearsOf(months: Record<string, number | null>): Year[] {
  const years = new Map<string, (number | undefined)[]>()
  for (const [name, gain] of Object.entries(months)) {
    const [year = '', month = ''] = name.split('-')
    const row = years.get(year) ?? Array.from<number | undefined>({ length: 12 })
    row[Number(month) - 1] = gain ?? undefined
    years.set(year, row)
  }
  return [...years].sort(([one], [other]) => one.localeCompare(other)).map(([year, row]) => ({ year, months: row }))
}
