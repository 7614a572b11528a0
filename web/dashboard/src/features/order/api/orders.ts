import { useMutation } from '@tanstack/react-query'
import { call } from '@/lib/http'
import type { Frame } from '@/lib/stream'
import { channelStore } from '@/lib/stream/channel-store'
import { upsert } from '@/lib/upsert'

export type Side = 'BUY' | 'SELL'
export type OrderType = 'MARKET' | 'LIMIT'
export type TimeInForce = 'GTC' | 'IOC' | 'FOK'
export type OrderStatus = 'NEW' | 'PARTIALLY_FILLED' | 'FILLED' | 'CANCELED'

export type Order = {
  orderId: number | string
  clientOrderId: string | null
  symbol: string
  side: Side
  type: OrderType
  timeInForce: TimeInForce
  quantity: string
  limitPrice: string | null
  filledQuantity: string
  leavesQuantity: string
  averagePrice: string | null
  fees: string
  status: OrderStatus
  tradeId: number | string | null
  strategy: string | null
  createdAt: string
  updatedAt: string
}

export type NewOrder = {
  symbol: string
  side: Side
  type: OrderType
  timeInForce?: TimeInForce
  quantity: string
  limitPrice?: string
  clientOrderId: string
  stopLossPrice?: string
  takeProfitPrice?: string
}

export const isOpen = (order: Order): boolean => order.status === 'NEW' || order.status === 'PARTIALLY_FILLED'

/** Open orders, newest first. An order that has ended leaves. */
export function reduceOpenOrders(state: readonly Order[] | undefined, frame: Frame): readonly Order[] {
  const changed = frame.data as Order[]
  const before = frame.type === 'snapshot' ? [] : (state ?? [])
  const newestFirst =
    frame.type === 'snapshot' ? changed.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)) : null
  return (newestFirst ?? upsert(before, changed, (order) => order.orderId)).filter(isOpen)
}

const useOrdersChannel = channelStore(reduceOpenOrders)
export const useOpenOrders = () => useOrdersChannel('orders')

/** Nothing is shown of an order before the gateway has taken it: the list follows the stream, not the click. */
export function usePlaceOrder() {
  return useMutation({ mutationFn: (order: NewOrder) => call<Order>('POST', '/api/orders', order) })
}

export function useCancelOrder() {
  return useMutation({ mutationFn: (orderId: Order['orderId']) => call<Order>('DELETE', `/api/orders/${orderId}`) })
}

export function useCancelAllOrders() {
  return useMutation({ mutationFn: () => call<{ canceled: number }>('DELETE', '/api/orders') })
}
