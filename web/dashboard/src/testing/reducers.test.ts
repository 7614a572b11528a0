import { describe, expect, it } from 'vitest'
import { reduceFills } from '@/features/fill/api/fills'
import { reduceDepth, rungs } from '@/features/market/api/depth'
import { reduceTape } from '@/features/market/api/tape'
import { reduceOpenOrders } from '@/features/order/api/orders'
import { reducePositions } from '@/features/position/api/positions'
import { reduceServices } from '@/features/service/api/services'
import { reduceOpenTrades } from '@/features/trade/api/trades'
import { order, trade } from './rows'

const snapshot = (data: unknown) => ({ channel: 'x', type: 'snapshot' as const, sequence: 1, data })
const update = (data: unknown) => ({ channel: 'x', type: 'update' as const, sequence: 2, data })

describe('depth', () => {
  const depth = reduceDepth(
    undefined,
    snapshot({
      bids: [
        ['99', '1'],
        ['98', '2'],
      ],
      asks: [
        ['100', '1'],
        ['101.5', '3'],
      ],
    }),
  )

  it('changes, adds and removes levels, best first', () => {
    const next = reduceDepth(
      depth,
      update({
        bids: [
          ['99', '0'],
          ['98.5', '4'],
        ],
        asks: [
          ['101.5', '5'],
          ['100.5', '2'],
        ],
      }),
    )
    expect(next.bids).toEqual([
      ['98.5', '4'],
      ['98', '2'],
    ])
    expect(next.asks).toEqual([
      ['100', '1'],
      ['100.5', '2'],
      ['101.5', '5'],
    ])
  })

  it('orders prices as numbers, not as text', () => {
    const next = reduceDepth(
      undefined,
      snapshot({
        bids: [
          ['9', '1'],
          ['10', '1'],
        ],
        asks: [],
      }),
    )
    expect(next.bids.map(([price]) => price)).toEqual(['10', '9'])
  })

  it('forgets the old levels with a new snapshot', () =>
    expect(reduceDepth(depth, snapshot({ bids: [], asks: [['7', '1']] }))).toEqual({ bids: [], asks: [['7', '1']] }))

  it('sums up level by level', () =>
    expect(rungs(depth.asks, 5, 4)).toEqual([
      { price: '100', quantity: '1', total: 1, share: 0.25 },
      { price: '101.5', quantity: '3', total: 4, share: 1 },
    ]))
})

describe('tape', () => {
  const print = (price: string, time: number) => ({ price, quantity: '1', side: 'BUY', time })

  it('shows the newest first, whichever way a snapshot comes', () => {
    for (const data of [
      [print('1', 1), print('2', 2)],
      [print('2', 2), print('1', 1)],
    ]) {
      const tape = reduceTape(undefined, snapshot(data))
      expect(reduceTape(tape, update([print('3', 3), print('4', 4)])).map((row) => row.price)).toEqual([
        '4',
        '3',
        '2',
        '1',
      ])
    }
  })
})

describe('rows of the account', () => {
  it('drops an order when it has ended', () => {
    const open = reduceOpenOrders(
      undefined,
      snapshot([order({ orderId: 1 }), order({ orderId: 2, createdAt: '2026-11-23T13:00:00.000Z' })]),
    )
    expect(open.map((row) => row.orderId)).toEqual([2, 1])
    const next = reduceOpenOrders(open, update([order({ orderId: 2, status: 'FILLED' }), order({ orderId: 3 })]))
    expect(next.map((row) => row.orderId)).toEqual([3, 1])
  })

  it('keeps the place of an order that changes', () => {
    const open = reduceOpenOrders(undefined, snapshot([order({ orderId: 1 }), order({ orderId: 2 })]))
    const next = reduceOpenOrders(
      open,
      update([order({ orderId: 2, status: 'PARTIALLY_FILLED', filledQuantity: '0.4' })]),
    )
    expect(next.map((row) => [row.orderId, row.filledQuantity])).toEqual([
      [1, '0'],
      [2, '0.4'],
    ])
  })

  it('drops a trade when it is closed, and a position when nothing is held', () => {
    const trades = reduceOpenTrades(undefined, snapshot([trade({ id: 1 }), trade({ id: 2 })]))
    expect(reduceOpenTrades(trades, update([trade({ id: 1, status: 'CLOSED' })])).map((row) => row.id)).toEqual([2])
    const held = { symbol: 'BTCUSDT', side: 'BUY', quantity: '1', realizedPnl: '0', fees: '0' }
    expect(reducePositions(reducePositions(undefined, snapshot([held])), update([{ ...held, quantity: '0' }]))).toEqual(
      [],
    )
  })

  it('counts a fill that is told twice once', () => {
    const fill = { fillId: 7, symbol: 'BTCUSDT' }
    expect(reduceFills(reduceFills(undefined, snapshot([fill])), update([fill, { fillId: 8 }]))).toHaveLength(2)
  })

  it('keeps services in their start order', () => {
    const services = reduceServices(undefined, snapshot([{ name: 'postgres' }, { name: 'redis' }]))
    const next = reduceServices(services, update([{ name: 'redis', status: 'failed' }, { name: 'mine' }]))
    expect(next.map((service) => service.name)).toEqual(['postgres', 'redis', 'mine'])
  })
})
