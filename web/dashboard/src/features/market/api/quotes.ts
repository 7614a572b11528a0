import { channelStore } from '@/lib/stream/channel-store'

export type Quote = {
  symbol: string
  bid: string | null
  bidQuantity: string | null
  ask: string | null
  askQuantity: string | null
  time: number
}

export const useQuote = channelStore<Quote | null>((_, frame) => frame.data as Quote | null)
