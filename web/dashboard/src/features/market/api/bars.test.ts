import { expect, it } from 'vitest'
import { barsOf } from './bars'
import { lastOf } from './day'

const bar = { time: 60_000, open: '1', high: '2', low: '1', close: '2', volume: '3', trades: 1, closed: false }

it('reads a snapshot of bars and an update of one', () => {
  expect(barsOf({ symbol: 'BTCUSDT', frame: '1m', bars: [bar, { ...bar, time: 120_000 }] })).toHaveLength(2)
  expect(barsOf(bar)).toEqual([bar])
})

it('leaves out what is not a bar', () => {
  expect(barsOf(null)).toEqual([])
  expect(barsOf({ bars: null })).toEqual([])
  expect(barsOf([{ ...bar, close: 'x' }, { symbol: 'BTCUSDT' }, bar])).toEqual([bar])
})

it('knows the last price from the shorter bar, unless that is from before the day', () => {
  const day = { ...bar, time: 86_400_000, close: '10' }
  expect(lastOf(day, { ...bar, time: 86_460_000, close: '11' })).toBe(11)
  expect(lastOf(day, { ...bar, time: 60_000, close: '9' })).toBe(10)
  expect(lastOf(undefined, bar)).toBe(2)
  expect(lastOf(undefined, undefined)).toBeUndefined()
})
