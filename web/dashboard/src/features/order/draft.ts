import type { Instrument } from '@/features/instrument/api/instruments'
import {
  decimalText,
  divide,
  floorToStep,
  isOnStep,
  multiply,
  parseDecimal,
  tidyDecimal,
  type Units,
} from '@/lib/decimal'
import type { NewOrder, OrderType, Side, TimeInForce } from './api/orders'

/** What stands in the ticket: all text as typed. */
export type Draft = {
  side: Side
  type: OrderType
  quantity: string
  limitPrice: string
  timeInForce: TimeInForce
  stopLossPrice: string
  takeProfitPrice: string
}

export const emptyDraft: Draft = {
  side: 'BUY',
  type: 'MARKET',
  quantity: '',
  limitPrice: '',
  timeInForce: 'GTC',
  stopLossPrice: '',
  takeProfitPrice: '',
}

/** What the market and the account say now; each part may be missing while it loads. */
export type Circumstances = {
  instrument: Instrument
  bid?: string | undefined
  ask?: string | undefined
  freeQuote?: string | undefined
  freeBase?: string | undefined
  feeRate: string
}

export type DraftField = 'quantity' | 'limitPrice' | 'stopLossPrice' | 'takeProfitPrice'
export type DraftErrors = Partial<Record<DraftField, string>>

/**
 * What is certainly wrong with a draft, in words, by field. The gateway checks everything again and has the last word; this only saves
 * the round trip. A field that is still empty is not an error here: see `isComplete`.
 */
export function errorsOf(draft: Draft, now: Circumstances): DraftErrors {
  return {
    ...quantityErrors(draft, now),
    ...(draft.type === 'LIMIT' ? priceErrors('limitPrice', draft.limitPrice, now.instrument) : {}),
    ...protectionErrors(draft, now),
  }
}

export const isComplete = (draft: Draft): boolean =>
  draft.quantity.trim() !== '' && (draft.type === 'MARKET' || draft.limitPrice.trim() !== '')

function quantityErrors(draft: Draft, { instrument }: Circumstances): DraftErrors {
  if (draft.quantity.trim() === '') return {}
  const quantity = parseDecimal(tidyDecimal(draft.quantity))
  if (quantity === undefined) return { quantity: 'Write a number such as 0.1' }
  if (quantity <= 0n) return { quantity: 'The quantity must be above zero.' }
  if (quantity < known(instrument.minimumQuantity))
    return { quantity: `At least ${instrument.minimumQuantity} ${instrument.base}.` }
  if (quantity > known(instrument.maximumQuantity))
    return { quantity: `At most ${instrument.maximumQuantity} ${instrument.base}.` }
  if (!isOnStep(quantity, known(instrument.lotSize)))
    return { quantity: `In steps of ${instrument.lotSize} ${instrument.base}.` }
  return {}
}

function priceErrors(field: DraftField, text: string, instrument: Instrument): DraftErrors {
  if (text.trim() === '') return {}
  const price = parseDecimal(tidyDecimal(text))
  if (price === undefined) return { [field]: 'Write a number such as 60000.5' }
  if (price <= 0n) return { [field]: 'The price must be above zero.' }
  if (!isOnStep(price, known(instrument.tickSize)))
    return { [field]: `In steps of ${instrument.tickSize} ${instrument.quote}.` }
  return {}
}

function protectionErrors(draft: Draft, now: Circumstances): DraftErrors {
  const errors = {
    ...priceErrors('stopLossPrice', draft.stopLossPrice, now.instrument),
    ...priceErrors('takeProfitPrice', draft.takeProfitPrice, now.instrument),
  }
  const entry = expectedPrice(draft, now)
  const stop = parseDecimal(tidyDecimal(draft.stopLossPrice))
  const target = parseDecimal(tidyDecimal(draft.takeProfitPrice))
  const isBuy = draft.side === 'BUY'
  if (entry === undefined) return errors
  if (!errors.stopLossPrice && stop !== undefined && (isBuy ? stop >= entry : stop <= entry)) {
    errors.stopLossPrice = `A stop-loss of a ${isBuy ? 'buy lies below' : 'sell lies above'} the price.`
  }
  if (!errors.takeProfitPrice && target !== undefined && (isBuy ? target <= entry : target >= entry)) {
    errors.takeProfitPrice = `A take-profit of a ${isBuy ? 'buy lies above' : 'sell lies below'} the price.`
  }
  return errors
}

/** The price that the estimate goes by: the limit, or the other side's best. */
export function expectedPrice(draft: Draft, now: Circumstances): Units | undefined {
  const text = draft.type === 'LIMIT' ? tidyDecimal(draft.limitPrice) : draft.side === 'BUY' ? now.ask : now.bid
  return text === undefined ? undefined : parseDecimal(text)
}

export type Estimate = {
  price: string
  cost: string
  fee: string
  isCovered: boolean | undefined
  isLargeEnough: boolean
}

/** What the order would cost or bring. `isCovered` is undefined while the balance is not known. */
export function estimateOf(draft: Draft, now: Circumstances): Estimate | undefined {
  const price = expectedPrice(draft, now)
  const quantity = parseDecimal(tidyDecimal(draft.quantity))
  if (price === undefined || quantity === undefined || price <= 0n || quantity <= 0n) return undefined
  const cost = multiply(price, quantity)
  const fee = multiply(cost, known(now.feeRate))
  const free = draft.side === 'BUY' ? now.freeQuote : now.freeBase
  const needed = draft.side === 'BUY' ? cost + fee : quantity
  return {
    price: decimalText(price),
    cost: decimalText(cost),
    fee: decimalText(fee),
    isCovered: free === undefined ? undefined : known(free) >= needed,
    isLargeEnough: cost >= known(now.instrument.minimumNotional),
  }
}

/** So many percent of what is free, rounded down to a quantity that can be ordered; '' when that is none. */
export function quantityFor(percent: number, draft: Draft, now: Circumstances): string {
  const free = draft.side === 'BUY' ? now.freeQuote : now.freeBase
  const price = expectedPrice(draft, now)
  if (free === undefined || price === undefined || price <= 0n) return ''
  const share = (known(free) * BigInt(percent)) / 100n
  // A market order may fill a little higher than the best price: it keeps a thousandth in hand.
  const reserve = draft.type === 'MARKET' ? (parseDecimal('1.001') ?? 1n) : known('1')
  const perUnit = multiply(multiply(price, known('1') + known(now.feeRate)), reserve)
  const quantity = floorToStep(draft.side === 'BUY' ? divide(share, perUnit) : share, known(now.instrument.lotSize))
  return quantity > 0n ? decimalText(quantity) : ''
}

/** The quantity one lot (or ten, …) up or down, never below one lot. */
export function stepped(text: string, lots: number, instrument: Instrument): string {
  const lot = known(instrument.lotSize)
  const next = floorToStep(parseDecimal(tidyDecimal(text)) ?? 0n, lot) + lot * BigInt(lots)
  return decimalText(next < lot ? lot : next)
}

export function toOrder(draft: Draft, symbol: string, clientOrderId: string): NewOrder {
  const stop = tidyDecimal(draft.stopLossPrice)
  const target = tidyDecimal(draft.takeProfitPrice)
  return {
    symbol,
    side: draft.side,
    type: draft.type,
    quantity: tidyDecimal(draft.quantity),
    clientOrderId,
    ...(draft.type === 'LIMIT' ? { limitPrice: tidyDecimal(draft.limitPrice), timeInForce: draft.timeInForce } : {}),
    ...(stop ? { stopLossPrice: stop } : {}),
    ...(target ? { takeProfitPrice: target } : {}),
  }
}

function known(text: string): Units {
  return parseDecimal(text) ?? 0n
}
