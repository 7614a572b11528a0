/** What an order can ask for, and which of it goes together: docs/trading-rules.md, section 3. */
export type Side = 'BUY' | 'SELL'
export type OrderType =
  | 'MARKET'
  | 'LIMIT'
  | 'STOP'
  | 'STOP_LIMIT'
  | 'TAKE_PROFIT'
  | 'TAKE_PROFIT_LIMIT'
  | 'TRAILING_STOP'
export type TimeInForce = 'GTC' | 'DAY' | 'GTD' | 'IOC' | 'FOK'
export type TriggerPrice = 'BEST_PRICE' | 'LAST_PRICE'
export type SelfTradePrevention = 'EXPIRE_TAKER' | 'EXPIRE_MAKER' | 'EXPIRE_BOTH' | 'DECREMENT'

type Terms = { limit: boolean; stop: boolean; trails: boolean; lives: readonly TimeInForce[] }

const waits: readonly TimeInForce[] = ['GTC', 'DAY', 'GTD']
export const termsOf: Record<OrderType, Terms> = {
  MARKET: { limit: false, stop: false, trails: false, lives: ['IOC', 'FOK'] },
  LIMIT: { limit: true, stop: false, trails: false, lives: ['GTC', 'DAY', 'GTD', 'IOC', 'FOK'] },
  STOP: { limit: false, stop: true, trails: false, lives: waits },
  STOP_LIMIT: { limit: true, stop: true, trails: false, lives: waits },
  TAKE_PROFIT: { limit: false, stop: true, trails: false, lives: waits },
  TAKE_PROFIT_LIMIT: { limit: true, stop: true, trails: false, lives: waits },
  TRAILING_STOP: { limit: false, stop: false, trails: true, lives: waits },
}

export const isConditional = (type: OrderType): boolean => termsOf[type].stop || termsOf[type].trails
export const takesProfit = (type: OrderType): boolean => type === 'TAKE_PROFIT' || type === 'TAKE_PROFIT_LIMIT'
export const rests = (life: TimeInForce): boolean => life !== 'IOC' && life !== 'FOK'
export const opposite = (side: Side): Side => (side === 'BUY' ? 'SELL' : 'BUY')

export const lifeWords: Record<TimeInForce, string> = {
  GTC: 'Until canceled',
  DAY: 'Until midnight UTC',
  GTD: 'Until a time',
  IOC: 'At once, rest ends',
  FOK: 'All or nothing',
}
export const triggerWords: Record<TriggerPrice, string> = {
  BEST_PRICE: 'What it could trade at',
  LAST_PRICE: 'The last trade',
}
export const preventionWords: Record<SelfTradePrevention, string> = {
  EXPIRE_TAKER: 'This order ends',
  EXPIRE_MAKER: 'The resting one ends',
  EXPIRE_BOTH: 'Both end',
  DECREMENT: 'Both shrink',
}
