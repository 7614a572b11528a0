import type { Instrument } from '@/features/instrument/api/instruments'
import { isOnStep, parseDecimal, type Units } from '@/lib/decimal'
import { type Draft, type DraftField, has, isPair, written } from './draft'
import { type Circumstances, expectedPrice, known } from './estimate'
import { sizedOf } from './sizing'
import { takesProfit } from './terms'

export type DraftErrors = Partial<Record<DraftField, string>>

/**
 * What is certainly wrong with a draft, in words, by field. The gateway checks everything again and has the last word; this only saves
 * the round trip. A field that is still empty is not an error here: see `isComplete`.
 */
export function errorsOf(draft: Draft, now: Circumstances): DraftErrors {
  const errors: DraftErrors = {}
  const note = (field: DraftField, words: string | undefined) => {
    if (words !== undefined) errors[field] ??= words
  }
  const { instrument } = now
  const sized = sizedOf(draft, now)
  const size = 'missing' in sized ? sized.missing : undefined
  note('size', size)
  const quantity = written(draft, 'quantity')
  note('quantity', quantity === undefined ? undefined : quantityError(quantity, instrument))
  // The quantity is not written then: what is wrong with it is wrong with the size.
  if (draft.sizeBy !== 'QUANTITY' && errors.quantity) note('size', errors.quantity)
  for (const field of ['limitPrice', 'stopPrice', 'stopLossPrice', 'takeProfitPrice', 'thenPrice'] as const) {
    const text = written(draft, field)
    note(field, text === undefined ? undefined : priceError(text, instrument))
  }
  note('stopPrice', stopSideError(draft, now))
  note('trailingDistance', distanceError(draft, instrument))
  note('displayQuantity', displayError(draft, instrument))
  for (const field of ['stopLossPrice', 'takeProfitPrice'] as const) note(field, exitSideError(field, draft, now))
  return errors
}

function quantityError(text: string, instrument: Instrument): string | undefined {
  const quantity = parseDecimal(text)
  if (quantity === undefined) return 'Write a number such as 0.1'
  if (quantity <= 0n) return 'The quantity must be above zero.'
  if (quantity < known(instrument.minimumQuantity)) return `At least ${instrument.minimumQuantity} ${instrument.base}.`
  if (quantity > known(instrument.maximumQuantity)) return `At most ${instrument.maximumQuantity} ${instrument.base}.`
  if (!isOnStep(quantity, known(instrument.lotSize))) return `In steps of ${instrument.lotSize} ${instrument.base}.`
  return undefined
}

function priceError(text: string, instrument: Instrument): string | undefined {
  const price = parseDecimal(text)
  if (price === undefined) return 'Write a number such as 60000.5'
  if (price <= 0n) return 'The price must be above zero.'
  if (!isOnStep(price, known(instrument.tickSize))) return `In steps of ${instrument.tickSize} ${instrument.quote}.`
  return undefined
}

/** A stop waits for the price to go against it, a take-profit for the price to come to it. */
function stopSideError(draft: Draft, now: Circumstances): string | undefined {
  const stop = units(written(draft, 'stopPrice'))
  const best = units(draft.side === 'BUY' ? now.ask : now.bid)
  if (stop === undefined || best === undefined || draft.triggerPrice === 'LAST_PRICE') return undefined
  const isTarget = !isPair(draft.mode) && takesProfit(draft.type)
  const liesAbove = (draft.side === 'BUY') !== isTarget
  if (liesAbove ? stop > best : stop < best) return undefined
  return `The ${isTarget ? 'take-profit' : 'stop'} price of a ${draft.side === 'BUY' ? 'buy' : 'sell'} lies ${liesAbove ? 'above' : 'below'} the market.`
}

function distanceError(draft: Draft, instrument: Instrument): string | undefined {
  const text = written(draft, 'trailingDistance')
  if (text === undefined) return undefined
  if (draft.trailBy === 'PRICE') return priceError(text, instrument)
  const percent = parseDecimal(text)
  if (percent === undefined) return 'Write a number such as 1.5'
  return percent <= 0n || percent > known('99') ? 'Above 0 and at most 99 %.' : undefined
}

function displayError(draft: Draft, instrument: Instrument): string | undefined {
  const text = written(draft, 'displayQuantity')
  if (text === undefined) return undefined
  const wrong = quantityError(text, instrument)
  const quantity = units(written(draft, 'quantity'))
  if (wrong !== undefined || quantity === undefined) return wrong
  return known(text) > quantity ? 'Not more than the quantity.' : undefined
}

function exitSideError(
  field: 'stopLossPrice' | 'takeProfitPrice',
  draft: Draft,
  now: Circumstances,
): string | undefined {
  const price = units(written(draft, field))
  const entry = has(draft, field) ? expectedPrice(draft, now) : undefined
  if (price === undefined || entry === undefined) return undefined
  const isStop = field === 'stopLossPrice'
  const isBuy = draft.side === 'BUY'
  const liesAbove = isBuy !== isStop
  if (liesAbove ? price > entry : price < entry) return undefined
  return `A ${isStop ? 'stop-loss' : 'take-profit'} of a ${isBuy ? 'buy' : 'sell'} lies ${liesAbove ? 'above' : 'below'} the price.`
}

const units = (text: string | undefined): Units | undefined => (text === undefined ? undefined : parseDecimal(text))
