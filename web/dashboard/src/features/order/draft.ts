import { tidyDecimal } from '@/lib/decimal'
import {
  isConditional,
  type OrderType,
  rests,
  type SelfTradePrevention,
  type Side,
  type TimeInForce,
  type TriggerPrice,
  termsOf,
} from './terms'

/**
 * One order; an entry with a target and a stop behind it; a target and a stop of which one cancels the other, or takes from it what it
 * fills; or one order that lets go of another.
 */
export type Mode = 'SINGLE' | 'BRACKET' | 'OCO' | 'OUO' | 'OTO'

/** A limit order and a stop order that belong together. */
export const isPair = (mode: Mode): boolean => mode === 'OCO' || mode === 'OUO'

/** What the second order of an OTO can be. */
export type ThenType = 'LIMIT' | 'STOP' | 'MARKET'

/**
 * What the size in the ticket counts: the quantity itself, money of the quote asset, a part of the equity, or what may be lost, as a
 * part of the equity, when the stop is reached.
 */
export type SizeBy = 'QUANTITY' | 'QUOTE' | 'EQUITY' | 'RISK'

/** What stands in the ticket: all text as typed. What the mode or the type has no use for stays, but is not sent. */
export type Draft = {
  mode: Mode
  side: Side
  type: OrderType
  sizeBy: SizeBy
  /** What is written when it is not the quantity; the quantity then follows from it. */
  size: string
  quantity: string
  limitPrice: string
  stopPrice: string
  trailBy: 'PRICE' | 'PERCENT'
  trailingDistance: string
  timeInForce: TimeInForce
  /** As an input of date and time has it, without a zone. */
  expireTime: string
  isProtected: boolean
  stopLossPrice: string
  takeProfitPrice: string
  displayQuantity: string
  postOnly: boolean
  reduceOnly: boolean
  triggerPrice: TriggerPrice
  selfTradePrevention: SelfTradePrevention
  thenSide: Side
  thenType: ThenType
  thenPrice: string
}

export const emptyDraft: Draft = {
  mode: 'SINGLE',
  side: 'BUY',
  type: 'MARKET',
  sizeBy: 'QUANTITY',
  size: '',
  quantity: '',
  limitPrice: '',
  stopPrice: '',
  trailBy: 'PRICE',
  trailingDistance: '',
  timeInForce: 'GTC',
  expireTime: '',
  isProtected: false,
  stopLossPrice: '',
  takeProfitPrice: '',
  displayQuantity: '',
  postOnly: false,
  reduceOnly: false,
  triggerPrice: 'BEST_PRICE',
  selfTradePrevention: 'EXPIRE_TAKER',
  thenSide: 'SELL',
  thenType: 'LIMIT',
  thenPrice: '',
}

/** Fields of the ticket that are written in, or that the server may complain about. */
export const draftFields = [
  'quantity',
  'size',
  'limitPrice',
  'stopPrice',
  'trailingDistance',
  'timeInForce',
  'expireTime',
  'stopLossPrice',
  'takeProfitPrice',
  'displayQuantity',
  'postOnly',
  'reduceOnly',
  'triggerPrice',
  'selfTradePrevention',
  'thenPrice',
] as const
export type DraftField = (typeof draftFields)[number]

/** How long the order lives: what was chosen, where the type has it. */
export function lifeOf({ mode, type, timeInForce }: Draft): TimeInForce {
  const lives = livesOf(mode, type)
  return lives.includes(timeInForce) ? timeInForce : (lives[0] ?? 'GTC')
}

/** The legs of a pair wait for their prices. */
export const livesOf = (mode: Mode, type: OrderType): readonly TimeInForce[] =>
  termsOf[isPair(mode) ? 'STOP' : type].lives

/** Whether the field is part of the order as it stands. */
export function has(draft: Draft, field: DraftField): boolean {
  const terms = termsOf[draft.type]
  const pair = isPair(draft.mode)
  const mayRest = !pair && draft.type === 'LIMIT' && rests(lifeOf(draft))
  switch (field) {
    case 'size':
      return draft.sizeBy !== 'QUANTITY'
    case 'limitPrice':
      return pair || terms.limit
    case 'stopPrice':
      return pair || terms.stop
    case 'trailingDistance':
      return !pair && terms.trails
    case 'triggerPrice':
      return pair || isConditional(draft.type)
    case 'expireTime':
      return lifeOf(draft) === 'GTD'
    case 'postOnly':
    case 'displayQuantity':
      return mayRest
    case 'stopLossPrice':
    case 'takeProfitPrice':
      return draft.mode === 'BRACKET' || (draft.mode === 'SINGLE' && draft.isProtected && !draft.reduceOnly)
    case 'reduceOnly':
      return draft.mode !== 'BRACKET'
    case 'thenPrice':
      return draft.mode === 'OTO' && draft.thenType !== 'MARKET'
    default:
      return true
  }
}

const needed: readonly DraftField[] = [
  'quantity',
  'size',
  'limitPrice',
  'stopPrice',
  'trailingDistance',
  'expireTime',
  'thenPrice',
]

/** Whether the field must be filled in: a single order's protection need not. */
export const needs = (draft: Draft, field: DraftField): boolean =>
  has(draft, field) &&
  (needed.includes(field) || (draft.mode === 'BRACKET' && (field === 'stopLossPrice' || field === 'takeProfitPrice')))

export const isMissing = (draft: Draft, field: DraftField): boolean =>
  needs(draft, field) && String(draft[field] ?? '').trim() === ''

export const isComplete = (draft: Draft): boolean => !draftFields.some((field) => isMissing(draft, field))

/** The text of a field as the server takes it; undefined where the order has no such field, or nothing is written. */
export function written(draft: Draft, field: DraftField): string | undefined {
  if (!has(draft, field)) return undefined
  return tidyDecimal(String(draft[field])) || undefined
}

/** How many of the terms that are folded away differ from the usual. */
export const furtherTerms = (draft: Draft): number =>
  [
    has(draft, 'postOnly') && draft.postOnly,
    has(draft, 'reduceOnly') && draft.reduceOnly,
    written(draft, 'displayQuantity') !== undefined,
    has(draft, 'triggerPrice') && draft.triggerPrice !== 'BEST_PRICE',
    draft.selfTradePrevention !== 'EXPIRE_TAKER',
  ].filter(Boolean).length
