import type { Instrument } from '@/features/instrument/api/instruments'
import { decimalText, divide, floorToStep, multiply, parseDecimal, tidyDecimal, type Units } from '@/lib/decimal'
import { type Draft, isPair, written } from './draft'

/** What the market and the account say now; each part may be missing while it loads. */
export type Circumstances = {
  instrument: Instrument
  bid?: string | undefined
  ask?: string | undefined
  freeQuote?: string | undefined
  freeBase?: string | undefined
  feeRate: string
  /** What the account is worth, in its currency. */
  equity?: string | undefined
  currency?: string | undefined
}

/** The price that the estimate goes by: the limit, the stop, or the other side's best. */
export function expectedPrice(draft: Draft, now: Circumstances): Units | undefined {
  const text =
    written(draft, 'limitPrice') ?? written(draft, 'stopPrice') ?? (waitsForPrice(draft) ? undefined : best(draft, now))
  return text === undefined ? undefined : parseDecimal(text)
}

/** A price that is not written yet says nothing about the cost. */
const waitsForPrice = (draft: Draft): boolean =>
  isPair(draft.mode) || (draft.type !== 'MARKET' && draft.type !== 'TRAILING_STOP')
const best = (draft: Draft, now: Circumstances) => (draft.side === 'BUY' ? now.ask : now.bid)

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
  // What is filled at the market may fill a little higher than the best price: it keeps a thousandth in hand.
  const reserve = written(draft, 'limitPrice') === undefined ? known('1.001') : known('1')
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

export function known(text: string): Units {
  return parseDecimal(text) ?? 0n
}
