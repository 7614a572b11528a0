import type { EquityPoint, Job, RunResult } from './api/backtests'

export type Compared = { job: Job; result: RunResult }
export type Measure = {
  name: string
  read: (result: RunResult) => number | null | undefined
  kind: 'percent' | 'part' | 'figure' | 'count' | 'money'
  /** Which of two is better; undefined where neither is. */
  better?: 'more' | 'less'
}

/** In the order in which they are asked for. */
export const measures: readonly Measure[] = [
  { name: 'Return', read: ({ metrics }) => metrics.totalReturn, kind: 'percent', better: 'more' },
  { name: 'Annual', read: ({ metrics }) => metrics.annualReturn, kind: 'percent', better: 'more' },
  { name: 'Buy and hold', read: ({ metrics }) => metrics.benchmark.benchmarkReturn, kind: 'percent' },
  { name: 'Max drawdown', read: ({ metrics }) => metrics.maximumDrawdown, kind: 'part', better: 'less' },
  { name: 'Sharpe', read: ({ metrics }) => metrics.returns.sharpe, kind: 'figure', better: 'more' },
  { name: 'Sortino', read: ({ metrics }) => metrics.returns.sortino, kind: 'figure', better: 'more' },
  { name: 'Calmar', read: ({ metrics }) => metrics.calmar, kind: 'figure', better: 'more' },
  { name: 'Profit factor', read: ({ metrics }) => metrics.trades.profitFactor, kind: 'figure', better: 'more' },
  { name: 'Won', read: ({ metrics }) => metrics.trades.winRate, kind: 'part', better: 'more' },
  { name: 'Trades', read: ({ metrics }) => metrics.trades.count, kind: 'count' },
  { name: 'Exposure', read: ({ metrics }) => metrics.exposure, kind: 'part' },
  { name: 'Fees', read: ({ metrics }) => metrics.trades.fees, kind: 'money' },
  { name: 'Sharpe above 0, sure', read: ({ honesty }) => honesty.probabilisticSharpe, kind: 'part', better: 'more' },
  { name: 'Random as good', read: ({ honesty }) => honesty.randomEntriesProbability, kind: 'part', better: 'less' },
]

/** Which columns hold the best value; none where all are alike, or nothing is better. */
export function bestOf(measure: Measure, results: readonly RunResult[]): number[] {
  const values = results.map(measure.read)
  const known = values.filter((value) => value !== null && value !== undefined)
  if (!measure.better || known.length < 2) return []
  const best = measure.better === 'more' ? Math.max(...known) : Math.min(...known)
  if (known.every((value) => value === best)) return []
  return values.flatMap((value, index) => (value === best ? [index] : []))
}

/** Percent above the beginning, so that runs with different money lie over each other. */
export function gainsOf(points: readonly EquityPoint[]): { time: number; gain: number }[] {
  const first = points[0]?.equity
  if (!first) return []
  const gains = points.map((point) => ({
    time: Math.floor(Date.parse(point.time) / 1000),
    gain: (100 * (point.equity - first)) / first,
  }))
  return gains.filter((point, index) => (gains[index + 1]?.time ?? Number.POSITIVE_INFINITY) > point.time)
}
