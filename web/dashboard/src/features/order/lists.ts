import type { Order } from './api/orders'

/** An order and its place among those that it depends on. */
export type Listed = { order: Order; place: 'alone' | 'first' | 'under' }

/** Orders as they are, but those of a list together where its newest one stands, in the order in which they were given. */
export function listed(orders: readonly Order[]): Listed[] {
  const seen = new Set<number>()
  return orders.flatMap((order): Listed[] => {
    const { listId } = order
    if (listId === null) return [{ order, place: 'alone' }]
    if (seen.has(listId)) return []
    seen.add(listId)
    return orders
      .filter((other) => other.listId === listId)
      .toSorted((left, right) => Number(left.orderId) - Number(right.orderId))
      .map((each, index) => ({ order: each, place: index === 0 ? 'first' : 'under' }))
  })
}
