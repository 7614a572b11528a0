import type { Contingency, Order } from './api/orders'

export const contingencyWords: Record<Contingency, string> = {
  OCO: 'OCO',
  OTO: 'OTO',
  OUO: 'OUO',
  BRACKET: 'Bracket',
}

const hints: Record<Contingency, string> = {
  OCO: 'The first that executes ends the others',
  OTO: 'The first lets go of the others, with as much as it has filled',
  OUO: 'What one fills, the others have less',
  BRACKET: 'The entry lets go of its target and its stop, which update each other',
}

/** How the order's list works, in a sentence, with the ids of the others. */
export function contingencyHint({ contingency, linkedOrderIds }: Order): string {
  const how = contingency === null ? 'Orders that depend on each other' : hints[contingency]
  return linkedOrderIds.length === 0 ? `${how}.` : `${how}. Linked: ${linkedOrderIds.join(', ')}.`
}

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
