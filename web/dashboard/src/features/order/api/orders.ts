import { useMutation } from '@tanstack/react-query'
import { useAccountPath } from '@/features/account/api/chosen-account'
import { ofAccount } from '@/features/account/api/of-account'
import { call } from '@/lib/http'
import type { Frame } from '@/lib/stream'
import { upsert } from '@/lib/upsert'
import type { OrderType, SelfTradePrevention, Side, TimeInForce, TriggerPrice } from '../terms'

export type Contingency = 'OCO' | 'OTO' | 'OUO' | 'BRACKET'
export type OrderStatus =
  | 'PENDING_NEW'
  | 'SUSPENDED'
  | 'WAITING'
  | 'NEW'
  | 'PARTIALLY_FILLED'
  | 'FILLED'
  | 'CANCELED'
  | 'EXPIRED'
  | 'REJECTED'

export type Order = {
  orderId: number | string
  clientOrderId: string | null
  listId: number | null
  /** How the orders of the list depend on each other; null without a list. */
  contingency: Contingency | null
  /** The order of its list that it waits for. */
  parentOrderId: number | null
  linkedOrderIds: number[]
  symbol: string
  side: Side
  type: OrderType
  timeInForce: TimeInForce
  quantity: string
  limitPrice: string | null
  /** Where the stop is now: that of a trailing stop moves. */
  stopPrice: string | null
  triggerPrice: TriggerPrice | null
  trailingOffset: string | null
  trailingPercent: string | null
  displayQuantity: string | null
  postOnly: boolean
  reduceOnly: boolean
  expireTime: string | null
  selfTradePrevention: SelfTradePrevention
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
  stopPrice?: string
  triggerPrice?: TriggerPrice
  trailingOffset?: string
  trailingPercent?: string
  displayQuantity?: string
  postOnly?: boolean
  reduceOnly?: boolean
  expireTime?: string
  selfTradePrevention?: SelfTradePrevention
  clientOrderId: string
  stopLossPrice?: string
  takeProfitPrice?: string
}

export type NewOrderList = { contingency: Contingency; orders: NewOrder[] }
export type Amendment = { quantity?: string; limitPrice?: string; stopPrice?: string }

const ended: ReadonlySet<OrderStatus> = new Set(['FILLED', 'CANCELED', 'EXPIRED', 'REJECTED'])
export const isOpen = (order: Order): boolean => !ended.has(order.status)

/** Open orders, newest first. An order that has ended leaves. */
export function reduceOpenOrders(state: readonly Order[] | undefined, frame: Frame): readonly Order[] {
  const changed = frame.data as Order[]
  const before = frame.type === 'snapshot' ? [] : (state ?? [])
  const newestFirst =
    frame.type === 'snapshot' ? changed.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)) : null
  return (newestFirst ?? upsert(before, changed, (order) => order.orderId)).filter(isOpen)
}

export const useOpenOrders = ofAccount('orders', reduceOpenOrders)

/** Nothing is shown of an order before the gateway has taken it: the list follows the stream, not the click. */
export function usePlaceOrder() {
  const path = useAccountPath()
  return useMutation({
    mutationFn: async (request: NewOrder | NewOrderList): Promise<Order[]> =>
      'contingency' in request
        ? (await call<{ orders: Order[] }>('POST', path('/api/order-lists'), request)).orders
        : [await call<Order>('POST', path('/api/orders'), request)],
  })
}

/** The answer is the order as it still is when the change is on its way to the venue. */
export function useAmendOrder() {
  const path = useAccountPath()
  return useMutation({
    mutationFn: ({ orderId, changes }: { orderId: Order['orderId']; changes: Amendment }) =>
      call<Order>('PATCH', path(`/api/orders/${orderId}`), changes),
  })
}

export function useCancelOrder() {
  const path = useAccountPath()
  return useMutation({
    mutationFn: (orderId: Order['orderId']) => call<Order>('DELETE', path(`/api/orders/${orderId}`)),
  })
}

/** Of one instrument, or without a symbol of all. */
export function useCancelAllOrders() {
  const path = useAccountPath()
  return useMutation({
    mutationFn: (symbol: string | undefined) => call<{ canceled: number }>('DELETE', path('/api/orders', { symbol })),
  })
}
