import type { Instrument } from '@/features/instrument/api/instruments'
import type { Order } from '@/features/order/api/orders'
import type { Trade } from '@/features/trade/api/trades'

export const bitcoin: Instrument = {
  id: 0,
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  tickSize: '0.01',
  lotSize: '0.00001',
  minimumQuantity: '0.00001',
  maximumQuantity: '9000',
  minimumNotional: '5',
  priceDecimals: 2,
  quantityDecimals: 5,
}

export const order = (part: Partial<Order>): Order => ({
  orderId: 1,
  clientOrderId: null,
  symbol: 'BTCUSDT',
  side: 'BUY',
  type: 'LIMIT',
  timeInForce: 'GTC',
  quantity: '1',
  limitPrice: '59000',
  filledQuantity: '0',
  leavesQuantity: '1',
  averagePrice: null,
  fees: '0',
  status: 'NEW',
  tradeId: null,
  strategy: null,
  createdAt: '2026-11-23T12:00:00.000Z',
  updatedAt: '2026-11-23T12:00:00.000Z',
  ...part,
})

export const trade = (part: Partial<Trade>): Trade => ({
  id: 1,
  symbol: 'BTCUSDT',
  side: 'BUY',
  status: 'OPEN',
  quantity: '1',
  openQuantity: '1',
  entryPrice: '60000',
  exitPrice: null,
  entryOrderId: 1,
  strategy: null,
  stopLossPrice: null,
  takeProfitPrice: null,
  exitReason: null,
  fees: '0',
  realizedPnl: null,
  unrealizedPnl: '0',
  createdAt: '2026-11-23T12:00:00.000Z',
  openedAt: '2026-11-23T12:00:00.000Z',
  closedAt: null,
  ...part,
})
