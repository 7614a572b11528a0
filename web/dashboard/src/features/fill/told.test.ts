import { expect, it } from 'vitest'
import type { Fill } from './api/fills'
import { told } from './told'

const fill = (part: Partial<Fill>): Fill => ({
  fillId: 1,
  orderId: 1,
  tradeId: null,
  symbol: 'BTCUSDT',
  side: 'BUY',
  lastPrice: '100',
  lastQuantity: '1',
  fee: '0.1',
  liquidity: 'TAKER',
  time: '2026-11-23T12:00:00.000Z',
  ...part,
})

it('tells of an order once, with the average of its fills', () => {
  const fills = [fill({}), fill({ fillId: 2, lastPrice: '103', lastQuantity: '2' }), fill({ fillId: 3, orderId: 2 })]
  expect(told(fills)).toEqual([
    { orderId: 1, symbol: 'BTCUSDT', side: 'BUY', quantity: '3', averagePrice: '102' },
    { orderId: 2, symbol: 'BTCUSDT', side: 'BUY', quantity: '1', averagePrice: '100' },
  ])
})
