export const ranges = [
  { value: '1d', label: '1D', days: 1 },
  { value: '7d', label: '7D', days: 7 },
  { value: '30d', label: '30D', days: 30 },
  { value: '90d', label: '90D', days: 90 },
  { value: '365d', label: '1Y', days: 365 },
  { value: 'all', label: 'All', days: undefined },
] as const
export type Range = (typeof ranges)[number]['value']

const dayMillis = 86_400_000

/** When a range begins, to the minute, so that the same question is asked for a minute; undefined: at the beginning. */
export function beginOf(range: Range, now: number): number | undefined {
  const days = ranges.find(({ value }) => value === range)?.days
  return days === undefined ? undefined : Math.floor((now - days * dayMillis) / 60_000) * 60_000
}
