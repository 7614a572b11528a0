import { decimalText, divide, floorToStep, multiply, parseDecimal, tidyDecimal, type Units } from '@/lib/decimal'
import { type Draft, isPair, type SizeBy, written } from './draft'
import { type Circumstances, expectedPrice, known } from './estimate'

export const sizeWords: Record<SizeBy, string> = {
  QUANTITY: 'Quantity',
  QUOTE: 'Amount',
  EQUITY: 'Part of the equity',
  RISK: 'Risk to the stop',
}

const hundred = known('100')

/** What the size comes to, or why there is no quantity for it (yet). */
export type Sized = { quantity: string } | { missing: string }

/** The quantity that the written size comes to, rounded down to a lot: never more than was asked for. */
export function sizedOf(draft: Draft, now: Circumstances): Sized {
  if (draft.sizeBy === 'QUANTITY') return { quantity: draft.quantity }
  const size = parseDecimal(tidyDecimal(draft.size))
  if (draft.size.trim() === '') return { quantity: '' }
  if (size === undefined || size <= 0n) return { missing: 'Write a number above zero, such as 2.5' }
  const price = expectedPrice(draft, now)
  if (price === undefined || price <= 0n) return { missing: 'There is no price to reckon with yet.' }
  if (draft.sizeBy === 'QUOTE') return lots(size, price, now)
  const equity = equityOf(now)
  if (equity === undefined) return { missing: `The equity is not known in ${now.instrument.quote}.` }
  if (size > hundred) return { missing: 'At most 100 %.' }
  const part = divide(multiply(equity, size), hundred)
  if (draft.sizeBy === 'EQUITY') return lots(part, price, now)
  const lost = lostPerUnit(draft, price, now)
  return typeof lost === 'string' ? { missing: lost } : lots(part, lost, now)
}

/** The draft with the quantity that follows from its size. */
export function withQuantity(draft: Draft, now: Circumstances): Draft {
  const sized = sizedOf(draft, now)
  return draft.sizeBy === 'QUANTITY' ? draft : { ...draft, quantity: 'quantity' in sized ? sized.quantity : '' }
}

/** What is lost at the stop, with the fees of entry and exit; undefined without a stop. */
export function riskOf(draft: Draft, now: Circumstances): { amount: string; percent: string | undefined } | undefined {
  const price = expectedPrice(draft, now)
  const quantity = parseDecimal(tidyDecimal(draft.quantity))
  if (price === undefined || quantity === undefined || quantity <= 0n) return undefined
  const lost = lostPerUnit(draft, price, now)
  if (typeof lost === 'string') return undefined
  const amount = multiply(lost, quantity)
  const equity = equityOf(now)
  return {
    amount: decimalText(amount),
    percent: equity !== undefined && equity > 0n ? decimalText(divide(multiply(amount, hundred), equity)) : undefined,
  }
}

function lots(money: Units, perUnit: Units, { instrument }: Circumstances): Sized {
  const quantity = floorToStep(divide(money, perUnit), known(instrument.lotSize))
  return quantity > 0n
    ? { quantity: decimalText(quantity) }
    : { missing: `That is less than ${instrument.lotSize} ${instrument.base}.` }
}

/** Money that one unit loses between entry and stop, both fees with it; in words, why that cannot be said. */
function lostPerUnit(draft: Draft, entry: Units, now: Circumstances): Units | string {
  const text = isPair(draft.mode) ? undefined : written(draft, 'stopLossPrice')
  const stop = text === undefined ? undefined : parseDecimal(text)
  if (stop === undefined || stop <= 0n) return 'A stop is needed: what is lost there is what is risked.'
  const distance = draft.side === 'BUY' ? entry - stop : stop - entry
  if (distance <= 0n) return 'The stop lies on the wrong side of the price.'
  return distance + multiply(entry + stop, known(now.feeRate))
}

function equityOf({ equity, currency, instrument }: Circumstances): Units | undefined {
  return currency === instrument.quote && equity !== undefined ? parseDecimal(equity) : undefined
}
