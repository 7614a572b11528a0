/** How much colour a figure gets, −1 to 1: full at the largest figure of all. */
export function shade(value: number | null, all: readonly (number | null)[][]): number {
  const largest = Math.max(...all.flat().map((one) => Math.abs(one ?? 0)))
  return value === null || largest === 0 ? 0 : value / largest
}
