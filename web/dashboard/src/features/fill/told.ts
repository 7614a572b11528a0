import { decimalText, divide, multiply, parseDecimal, type Units } from '@/lib/decimal'
import type { Fill } from './api/fills'

export type Told = {
  orderId: Fill['orderId']
  symbol: string
  side: Fill['side']
  quantity: string
  averagePrice: string
}

/** An order that takes five levels has five fills; a person wants to hear of it once, with the average price. */
export function told(fills: readonly Fill[]): Told[] {
  const byOrder = new Map<Fill['orderId'], { fill: Fill; quantity: Units; value: Units }>()
  for (const fill of fills) {
    const quantity = parseDecimal(fill.lastQuantity) ?? 0n
    const value = multiply(quantity, parseDecimal(fill.lastPrice) ?? 0n)
    const sum = byOrder.get(fill.orderId)
    byOrder.set(fill.orderId, {
      fill,
      quantity: quantity + (sum?.quantity ?? 0n),
      value: value + (sum?.value ?? 0n),
    })
  }
  return [...byOrder.values()]
    .filter(({ quantity }) => quantity > 0n)
    .map(({ fill, quantity, value }) => ({
      orderId: fill.orderId,
      symbol: fill.symbol,
      side: fill.side,
      quantity: decimalText(quantity),
      averagePrice: decimalText(divide(value, quantity)),
    }))
}
