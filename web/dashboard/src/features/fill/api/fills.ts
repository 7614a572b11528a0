import { useQuery } from '@tanstack/react-query'
import { useChosenAccount } from '@/features/account/api/chosen-account'
import { channelOf } from '@/features/account/api/of-account'
import { get } from '@/lib/http'
import type { Frame } from '@/lib/stream'
import { channelStore } from '@/lib/stream/channel-store'
import { upsert } from '@/lib/upsert'

export type Fill = {
  fillId: number | string
  orderId: number | string
  tradeId: number | string | null
  symbol: string
  side: 'BUY' | 'SELL'
  lastPrice: string
  lastQuantity: string
  fee: string
  liquidity: string
  time: string | number
}

const kept = 500

export function reduceFills(state: readonly Fill[] | undefined, frame: Frame): readonly Fill[] {
  const changed = frame.data as Fill[]
  return upsert(state ?? [], changed, (fill) => fill.fillId).slice(0, kept)
}

const useFillsChannel = channelStore(reduceFills)

/** Executions, newest first: what the database keeps, with what the stream has told since. */
export function useFills() {
  const account = useChosenAccount()
  const live = useFillsChannel(channelOf('fills', account))
  const stored = useQuery({
    queryKey: ['fills', account],
    queryFn: async () => (await get<{ fills: Fill[] }>('/api/fills', { limit: 200, account })).fills,
  })
  const known = stored.data ?? []
  const fills = live ? upsert(known, live, (fill) => fill.fillId).toSorted((a, b) => timeOf(b) - timeOf(a)) : known
  return { ...stored, data: stored.data || live ? fills : undefined }
}

export const timeOf = (fill: Fill): number => new Date(fill.time).getTime()
