import { expect, it } from 'vitest'
import { trade } from '@/testing/rows'
import { markedResult } from './OpenResult'

it('marks a long and a short trade by the last price', () => {
  expect(markedResult(trade({ openQuantity: '0.5', entryPrice: '60000' }), '60010')).toBe(5)
  expect(markedResult(trade({ openQuantity: '0.5', entryPrice: '60000', side: 'SELL' }), '60010')).toBe(-5)
})

it('falls back to the server’s figure without a price', () =>
  expect(markedResult(trade({ unrealizedPnl: '7' }), undefined)).toBe('7'))
