import type { NewOrder, NewOrderList } from './api/orders'
import { type Draft, type DraftField, has, isPair, lifeOf, written } from './draft'
import { opposite, type TimeInForce } from './terms'

/** How many ids an order, or the longest list of the ticket, needs. */
export const mostOrders = 3

/** What is sent for a draft. `ids`: a client order id for each order, the same when it is sent again. */
export function toRequest(draft: Draft, symbol: string, ids: readonly string[]): NewOrder | NewOrderList {
  switch (draft.mode) {
    case 'SINGLE':
      return toOrder(draft, symbol, ids[0] ?? '')
    case 'BRACKET':
      return toBracket(draft, symbol, ids)
    case 'OCO':
    case 'OUO':
      return toPair(draft.mode, draft, symbol, ids)
    case 'OTO':
      return toTrigger(draft, symbol, ids)
  }
}

export function toOrder(draft: Draft, symbol: string, clientOrderId: string): NewOrder {
  const distance = written(draft, 'trailingDistance')
  return {
    symbol,
    side: draft.side,
    type: draft.type,
    quantity: written(draft, 'quantity') ?? '',
    clientOrderId,
    ...defined({ limitPrice: written(draft, 'limitPrice'), stopPrice: written(draft, 'stopPrice') }),
    ...(distance === undefined
      ? {}
      : draft.trailBy === 'PRICE'
        ? { trailingOffset: distance }
        : { trailingPercent: distance }),
    ...life(draft),
    ...(has(draft, 'postOnly') && draft.postOnly ? { postOnly: true } : {}),
    ...defined({ displayQuantity: written(draft, 'displayQuantity') }),
    ...(has(draft, 'triggerPrice') && draft.triggerPrice !== 'BEST_PRICE' ? { triggerPrice: draft.triggerPrice } : {}),
    ...common(draft),
    ...(draft.mode === 'SINGLE'
      ? defined({
          stopLossPrice: written(draft, 'stopLossPrice'),
          takeProfitPrice: written(draft, 'takeProfitPrice'),
        })
      : {}),
  }
}

/** The entry, then the target and the stop that wait for it on the other side. */
function toBracket(draft: Draft, symbol: string, ids: readonly string[]): NewOrderList {
  const exit = {
    symbol,
    side: opposite(draft.side),
    quantity: written(draft, 'quantity') ?? '',
    timeInForce: 'GTC' as TimeInForce,
  }
  const target = written(draft, 'takeProfitPrice') ?? ''
  const stop = written(draft, 'stopLossPrice') ?? ''
  return {
    contingency: 'BRACKET',
    orders: [
      toOrder(draft, symbol, ids[0] ?? ''),
      { ...exit, type: 'LIMIT', limitPrice: target, clientOrderId: ids[1] ?? '' },
      { ...exit, type: 'STOP', stopPrice: stop, clientOrderId: ids[2] ?? '' },
    ],
  }
}

/** A limit order and a stop order of the same side and quantity. */
function toPair(contingency: 'OCO' | 'OUO', draft: Draft, symbol: string, ids: readonly string[]): NewOrderList {
  const leg = { symbol, side: draft.side, quantity: written(draft, 'quantity') ?? '', ...life(draft), ...common(draft) }
  const trigger = draft.triggerPrice === 'BEST_PRICE' ? {} : { triggerPrice: draft.triggerPrice }
  return {
    contingency,
    orders: [
      { ...leg, type: 'LIMIT', limitPrice: written(draft, 'limitPrice') ?? '', clientOrderId: ids[0] ?? '' },
      { ...leg, type: 'STOP', stopPrice: written(draft, 'stopPrice') ?? '', ...trigger, clientOrderId: ids[1] ?? '' },
    ],
  }
}

/** The first order, then the one that it lets go of, with as much as the first has filled. */
function toTrigger(draft: Draft, symbol: string, ids: readonly string[]): NewOrderList {
  const { thenSide, thenType } = draft
  const price = written(draft, 'thenPrice') ?? ''
  return {
    contingency: 'OTO',
    orders: [
      toOrder(draft, symbol, ids[0] ?? ''),
      {
        symbol,
        side: thenSide,
        type: thenType,
        quantity: written(draft, 'quantity') ?? '',
        clientOrderId: ids[1] ?? '',
        ...(thenType === 'MARKET' ? {} : { timeInForce: 'GTC' as TimeInForce }),
        ...(thenType === 'LIMIT' ? { limitPrice: price } : {}),
        ...(thenType === 'STOP' ? { stopPrice: price } : {}),
      },
    ],
  }
}

/** A market order lives for a moment anyway; that is left out. */
function life(draft: Draft): { timeInForce?: TimeInForce; expireTime?: string } {
  const timeInForce = lifeOf(draft)
  if (!isPair(draft.mode) && draft.type === 'MARKET' && timeInForce === 'IOC') return {}
  return timeInForce === 'GTD' ? { timeInForce, expireTime: draft.expireTime } : { timeInForce }
}

function common(draft: Draft): Pick<NewOrder, 'reduceOnly' | 'selfTradePrevention'> {
  const { selfTradePrevention } = draft
  return {
    ...(has(draft, 'reduceOnly') && draft.reduceOnly ? { reduceOnly: true } : {}),
    ...(selfTradePrevention === 'EXPIRE_TAKER' ? {} : { selfTradePrevention }),
  }
}

function defined<K extends string>(fields: Record<K, string | undefined>): Partial<Record<K, string>> {
  const written = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(written) as Partial<Record<K, string>>
}

const single: Partial<Record<DraftField, readonly string[]>> = {
  trailingDistance: ['/trailingOffset', '/trailingPercent'],
  size: ['/quantity'],
}

/** Where the server speaks of a field of the ticket: the quantity of a list, for one, is that of each of its orders. */
export function pointersOf({ mode }: Draft, field: DraftField): readonly string[] {
  const own = single[field] ?? [`/${field}`]
  if (mode === 'SINGLE') return own
  if (field === 'takeProfitPrice') return ['/orders/1/limitPrice']
  if (field === 'stopLossPrice') return ['/orders/2/stopPrice']
  if (field === 'thenPrice') return ['/orders/1/limitPrice', '/orders/1/stopPrice']
  if (isPair(mode) && field === 'stopPrice') return ['/orders/1/stopPrice']
  const everywhere = field === 'quantity' || field === 'size' || isPair(mode)
  return own.flatMap((pointer) => (everywhere ? [0, 1, 2] : [0]).map((index) => `/orders/${index}${pointer}`))
}
