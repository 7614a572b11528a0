import { useMemo } from 'react'
import { timeOf, useFills } from '@/features/fill/api/fills'
import type { TimeFrame } from '@/features/market/api/bars'
import { type Order, useOpenOrders } from '@/features/order/api/orders'
import { termsOf } from '@/features/order/terms'
import { frameOf, useSightings } from '@/features/pattern/api/patterns'
import { sketchOf } from '@/features/pattern/drawing'
import { usePatternsShown } from '@/features/pattern/shown'
import { usePositions } from '@/features/position/api/positions'
import { useOpenTrades } from '@/features/trade/api/trades'
import { quantity } from '@/lib/format'
import type { Marker } from '../marks'
import type { Line } from '../order-lines'

/** The account's fills. */
export function useMarkers(symbol: string, decimals: number): Marker[] {
  const { data } = useFills()
  return useMemo(
    () =>
      (data ?? [])
        .filter((fill) => fill.symbol === symbol)
        .map((fill) => ({
          at: Math.floor(timeOf(fill) / 1000),
          side: fill.side,
          text: `${fill.side === 'BUY' ? 'B' : 'S'} ${quantity(fill.lastQuantity, decimals)}`,
        })),
    [data, symbol, decimals],
  )
}

/** Patterns of the symbol and frame; none while they are switched off. */
export function useSketch(symbol: string, frame: TimeFrame) {
  const isShown = usePatternsShown((state) => state.isShown)
  const seen = frameOf(frame)
  const { sightings } = useSightings(isShown && seen ? { symbol, frame: seen, status: '' } : undefined)
  return useMemo(() => sketchOf(isShown && seen ? (sightings ?? []) : []), [sightings, isShown, seen])
}

/** Orders, stops, targets and the average price of what is held. */
export function useLines(symbol: string): Line[] {
  const orders = useOpenOrders()
  const trades = useOpenTrades()
  const positions = usePositions()
  return useMemo(() => {
    const lines: Line[] = []
    for (const order of orders ?? []) {
      const line = order.symbol === symbol ? lineOf(order) : undefined
      if (line) lines.push(line)
    }
    for (const trade of trades ?? []) {
      if (trade.symbol !== symbol) continue
      if (trade.stopLossPrice) lines.push({ price: Number(trade.stopLossPrice), kind: 'stop', title: 'Stop-loss' })
      if (trade.takeProfitPrice)
        lines.push({ price: Number(trade.takeProfitPrice), kind: 'target', title: 'Take-profit' })
    }
    for (const position of positions ?? []) {
      if (position.symbol === symbol && position.averagePrice) {
        lines.push({ price: Number(position.averagePrice), kind: 'entry', title: 'Entry' })
      }
    }
    return lines
  }, [orders, trades, positions, symbol])
}

/** Where the order waits. The stop of a trailing one follows the market and cannot be dragged. */
export function lineOf(order: Order): Line | undefined {
  const waits = order.status === 'WAITING' || order.status === 'SUSPENDED'
  const field = waits && order.stopPrice ? 'stopPrice' : 'limitPrice'
  const text = order[field]
  if (!text) return undefined
  const isBuy = order.side === 'BUY'
  const terms = termsOf[order.type]
  const canMove = field === 'stopPrice' ? terms.stop : terms.limit
  return {
    price: Number(text),
    kind: isBuy ? 'buy' : 'sell',
    title: `${isBuy ? 'Buy' : 'Sell'} ${order.leavesQuantity}`,
    ...(canMove ? { amends: { order, field } } : {}),
  }
}
