import { expect, it } from 'vitest'
import type { Result } from './api/portfolio'
import { beginOf } from './range'
import { calendarOf, profitFactor, totalOf, totalsBy } from './totals'

const row = (day: string, symbol: string, strategy: string | null, realizedPnl: string): Result => ({
  day,
  symbol,
  strategy,
  trades: 2,
  won: realizedPnl.startsWith('-') ? 0 : 1,
  realizedPnl,
  profit: realizedPnl.startsWith('-') ? '0' : realizedPnl,
  loss: realizedPnl.startsWith('-') ? realizedPnl : '0',
  fees: '0.1',
  notional: '1000',
  heldMillis: 60_000,
})
const rows = [
  row('2026-10-31', 'BTCUSDT', 'grid', '0.1'),
  row('2026-11-01', 'BTCUSDT', null, '0.2'),
  row('2026-11-01', 'ETHUSDT', 'grid', '-0.6'),
]

it('adds money exactly', () => {
  const total = totalOf(rows)
  expect(total.realizedPnl).toBe('-0.3')
  expect(total.fees).toBe('0.3')
  expect(total.trades).toBe(6)
  expect(profitFactor(total)).toBeCloseTo(0.5)
  expect(profitFactor(totalOf([]))).toBeUndefined()
})

it('puts the best strategy first and calls a person by a name', () => {
  const strategies = totalsBy(rows, (each) => each.strategy ?? 'By hand')
  expect(strategies.map(({ name, realizedPnl }) => `${name} ${realizedPnl}`)).toEqual(['By hand 0.2', 'grid -0.5'])
})

it('lays days out in weeks from Monday on, the newest month first', () => {
  const [november, october] = calendarOf(rows)
  expect(november?.month).toBe('2026-11')
  // 1 November 2026 is a Sunday, so it is alone in its week.
  expect(november?.weeks[0]?.map((day) => day?.number)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    1,
  ])
  expect(november?.weeks[0]?.[6]?.totals?.realizedPnl).toBe('-0.4')
  expect(november?.weeks.flat().filter(Boolean)).toHaveLength(30)
  expect(october?.totals.realizedPnl).toBe('0.1')
})

it('begins a range on a whole minute, and all of it nowhere', () => {
  expect(beginOf('1d', 86_400_000 + 61_500)).toBe(60_000)
  expect(beginOf('all', 1)).toBeUndefined()
})
