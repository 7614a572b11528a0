import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useAccountPath, useChosenAccount } from '@/features/account/api/chosen-account'
import { channelOf, ofAccount } from '@/features/account/api/of-account'
import { call, get } from '@/lib/http'
import { type Frame, stream } from '@/lib/stream'
import { upsert } from '@/lib/upsert'

export type TradeStatus = 'PENDING' | 'OPEN' | 'CLOSED' | 'CANCELED'
export type Trade = {
  id: number | string
  symbol: string
  side: 'BUY' | 'SELL'
  status: TradeStatus
  quantity: string
  openQuantity: string
  entryPrice: string | null
  exitPrice: string | null
  entryOrderId: number | string
  strategy: string | null
  stopLossPrice: string | null
  takeProfitPrice: string | null
  exitReason: string | null
  fees: string
  realizedPnl: string | null
  unrealizedPnl: string | null
  createdAt: string
  openedAt: string | null
  closedAt: string | null
}

/** Round trips that are under way, newest first. */
export function reduceOpenTrades(state: readonly Trade[] | undefined, frame: Frame): readonly Trade[] {
  const changed = frame.data as Trade[]
  const rows =
    frame.type === 'snapshot'
      ? changed.toSorted((left, right) => right.createdAt.localeCompare(left.createdAt))
      : upsert(state ?? [], changed, (trade) => trade.id)
  return rows.filter((trade) => trade.status === 'OPEN' || trade.status === 'PENDING')
}

export const useOpenTrades = ofAccount('trades', reduceOpenTrades)

const closedKey = ['trades', 'closed'] as const

export function useClosedTrades() {
  const account = useChosenAccount()
  return useQuery({
    queryKey: [...closedKey, account],
    queryFn: async () =>
      (await get<{ trades: Trade[] }>('/api/trades', { status: 'closed', limit: 200, account })).trades,
  })
}

/** The history is asked for again when the stream tells of an end. */
export function useFreshHistory(): void {
  const queries = useQueryClient()
  const account = useChosenAccount()
  useEffect(
    () =>
      stream.subscribe(channelOf('trades', account), (frames) => {
        const hasEnded = frames.some(
          (frame) => frame.type === 'update' && (frame.data as Trade[]).some((trade) => trade.status === 'CLOSED'),
        )
        if (hasEnded) void queries.invalidateQueries({ queryKey: closedKey })
      }),
    [queries, account],
  )
}

export function useCloseTrade() {
  const path = useAccountPath()
  return useMutation({ mutationFn: (id: Trade['id']) => call<Trade>('POST', path(`/api/trades/${id}/close`), {}) })
}
