import { expect, it } from 'vitest'
import type { RunResult } from './api/backtests'
import { bestOf, gainsOf, type Measure, measures } from './comparison'

const result = (sharpe: number | null, maximumDrawdown: number) =>
  ({
    metrics: { returns: { sharpe }, maximumDrawdown, trades: { count: 3 }, benchmark: {} },
    honesty: {},
  }) as unknown as RunResult
const measure = (name: string) => measures.find((one) => one.name === name) as Measure

it('marks the best of each measure, the smallest where less is better', () => {
  const results = [result(0.5, 0.2), result(1.5, 0.3), result(null, 0.1)]
  expect(bestOf(measure('Sharpe'), results)).toEqual([1])
  expect(bestOf(measure('Max drawdown'), results)).toEqual([2])
})

it('marks nothing where all are alike, or where neither is better', () => {
  expect(bestOf(measure('Sharpe'), [result(1, 0.1), result(1, 0.1)])).toEqual([])
  expect(bestOf(measure('Trades'), [result(1, 0.1), result(2, 0.1)])).toEqual([])
})

it('lays runs over each other from zero on, with one point a second', () => {
  const at = (time: string, equity: number) => ({ time, equity, benchmark: null })
  expect(
    gainsOf([at('2024-01-01T00:00:00Z', 200), at('2024-01-01T00:00:00.5Z', 210), at('2024-01-01T00:00:01Z', 190)]),
  ).toEqual([
    { time: 1704067200, gain: 5 },
    { time: 1704067201, gain: -5 },
  ])
  expect(gainsOf([])).toEqual([])
})
