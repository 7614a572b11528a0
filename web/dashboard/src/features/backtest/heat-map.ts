import type { Trial } from './api/backtests'

export type HeatMap = { rows: string[]; columns: string[]; row: string; column: string; cells: (number | null)[][] }

const byNumber = (one: string, other: string) => Number(one) - Number(other)

/** The parameters that were tried with more than one value. */
export function varied(trials: readonly Trial[]): string[] {
  const names = Object.keys(trials[0]?.settings ?? {})
  return names.filter((name) => new Set(trials.map((trial) => trial.settings[name])).size > 1)
}

/** The best figure of each pair of two parameters' values; null where no trial could be run. */
export function heatMap(
  trials: readonly Trial[],
  row: string,
  column: string,
  figure: (trial: Trial) => number | null | undefined,
): HeatMap {
  const values = (name: string) => [...new Set(trials.map((trial) => trial.settings[name] ?? ''))].sort(byNumber)
  const rows = values(row)
  const columns = values(column)
  const cells = rows.map(() => columns.map((): number | null => null))
  for (const trial of trials) {
    const line = cells[rows.indexOf(trial.settings[row] ?? '')]
    const at = columns.indexOf(trial.settings[column] ?? '')
    const value = figure(trial)
    if (line && value !== null && value !== undefined) line[at] = Math.max(line[at] ?? Number.NEGATIVE_INFINITY, value)
  }
  return { rows, columns, row, column, cells }
}

/** How much colour a figure gets, −1 to 1: full at the largest figure of all. */
export function shade(value: number | null, all: readonly (number | null)[][]): number {
  const largest = Math.max(...all.flat().map((one) => Math.abs(one ?? 0)))
  return value === null || largest === 0 ? 0 : value / largest
}
