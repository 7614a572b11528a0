import { decimalText, parseDecimal, type Units } from '@/lib/decimal'
import type { Result } from './api/portfolio'

/** Sums of trades; money exact, as text. */
export type Totals = {
  name: string
  trades: number
  won: number
  realizedPnl: string
  profit: string
  loss: string
  fees: string
  notional: string
  heldMillis: number
}

type Sum = Omit<Totals, 'name' | MoneyField> & Record<MoneyField, Units>
type MoneyField = 'realizedPnl' | 'profit' | 'loss' | 'fees' | 'notional'

const units = (text: string): Units => parseDecimal(text) ?? 0n
const nothing = (): Sum => ({
  trades: 0,
  won: 0,
  realizedPnl: 0n,
  profit: 0n,
  loss: 0n,
  fees: 0n,
  notional: 0n,
  heldMillis: 0,
})

function add(sum: Sum, row: Result): void {
  sum.trades += row.trades
  sum.won += row.won
  sum.realizedPnl += units(row.realizedPnl)
  sum.profit += units(row.profit)
  sum.loss += units(row.loss)
  sum.fees += units(row.fees)
  sum.notional += units(row.notional)
  sum.heldMillis += row.heldMillis
}

const told = (name: string, sum: Sum): Totals => ({
  name,
  trades: sum.trades,
  won: sum.won,
  realizedPnl: decimalText(sum.realizedPnl),
  profit: decimalText(sum.profit),
  loss: decimalText(sum.loss),
  fees: decimalText(sum.fees),
  notional: decimalText(sum.notional),
  heldMillis: sum.heldMillis,
})

export function totalOf(results: readonly Result[]): Totals {
  const sum = nothing()
  for (const row of results) add(sum, row)
  return told('', sum)
}

/** By what `name` calls each, the largest result first. */
export function totalsBy(results: readonly Result[], name: (row: Result) => string): Totals[] {
  const sums = new Map<string, Sum>()
  for (const row of results) {
    const key = name(row)
    const sum = sums.get(key) ?? nothing()
    add(sum, row)
    sums.set(key, sum)
  }
  return [...sums]
    .map(([key, sum]) => told(key, sum))
    .sort((one, other) => Number(other.realizedPnl) - Number(one.realizedPnl))
}

/** What was won for each unit lost; undefined without a loss. */
export const profitFactor = (totals: Totals): number | undefined =>
  Number(totals.loss) === 0 ? undefined : Number(totals.profit) / -Number(totals.loss)

export type CalendarDay = { day: string; number: number; totals: Totals | undefined }
export type CalendarMonth = { month: string; totals: Totals; weeks: (CalendarDay | undefined)[][] }

/** Months, the newest first, in weeks that begin on Monday. */
export function calendarOf(results: readonly Result[]): CalendarMonth[] {
  const days = new Map(totalsBy(results, (row) => row.day).map((totals) => [totals.name, totals]))
  return totalsBy(results, (row) => row.day.slice(0, 7))
    .sort((one, other) => other.name.localeCompare(one.name))
    .map((totals) => ({ month: totals.name, totals, weeks: weeksOf(totals.name, days) }))
}

function weeksOf(month: string, days: ReadonlyMap<string, Totals>): (CalendarDay | undefined)[][] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7
  const cells: (CalendarDay | undefined)[] = Array.from({ length: before })
  for (let day = 1; day <= length; day++) {
    const name = `${month}-${String(day).padStart(2, '0')}`
    cells.push({ day: name, number: day, totals: days.get(name) })
  }
  while (cells.length % 7 !== 0) cells.push(undefined)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(7 * week, 7 * week + 7))
}
