import { beforeEach, expect, it } from 'vitest'
import { ownedBy } from '@/lib/own-setting'
import {
  addIndicator,
  changeLayout,
  chartLayout,
  deleteLayout,
  openLayout,
  readLayout,
  removeIndicator,
  savedLayouts,
  saveLayout,
  setIndicator,
} from './layout'

let users = 0
beforeEach(() => ownedBy(`user ${++users}`))

it('adds, sets and removes indicators, two of one name too', () => {
  addIndicator('ema')
  addIndicator('ema')
  const [first, second] = chartLayout.get().indicators
  expect(first?.key).not.toBe(second?.key)
  setIndicator(second?.key ?? '', { period: 50 })
  expect(chartLayout.get().indicators.map(({ settings }) => settings)).toEqual([{}, { period: 50 }])
  removeIndicator(first?.key ?? '')
  expect(chartLayout.get().indicators).toEqual([{ key: second?.key, name: 'ema', settings: { period: 50 } }])
})

it('keeps layouts by name and opens them again', () => {
  addIndicator('rsi')
  changeLayout({ kind: 'HEIKIN_ASHI' })
  saveLayout('swing', '4h')
  chartLayout.reset()
  saveLayout('plain', '1m')
  expect(savedLayouts.get().map(({ name, frame }) => [name, frame])).toEqual([
    ['plain', '1m'],
    ['swing', '4h'],
  ])
  const swing = savedLayouts.get()[1]
  if (swing) openLayout(swing)
  expect(chartLayout.get()).toMatchObject({ kind: 'HEIKIN_ASHI', indicators: [{ name: 'rsi' }] })
  deleteLayout('swing')
  expect(savedLayouts.get()).toHaveLength(1)
})

it('reads what an older page may have kept, and drops what it cannot', () => {
  expect(
    readLayout({ kind: 'NOSE', indicators: [{ key: 'a', name: 'ema', settings: { period: 3, x: 'y' } }, 7] }),
  ).toEqual({ kind: 'CANDLES', hasVolume: true, indicators: [{ key: 'a', name: 'ema', settings: { period: 3 } }] })
  expect(readLayout('')).toBeUndefined()
})
