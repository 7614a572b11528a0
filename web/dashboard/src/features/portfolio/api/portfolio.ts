import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useChosenAccount } from '@/features/account/api/chosen-account'
import { get } from '@/lib/http'
import { zoneName } from '@/lib/time'

/** What an account was worth at a time (epoch milliseconds), and how far below its best. */
export type EquityPoint = {
  time: number
  equity: string
  peak: string
  drawdown: string
  drawdownPercent: string
  dayPnl: string
}
export type EquitySeries = { account: number; currency: string | null; points: EquityPoint[] }

/** What came of the trades of one instrument and strategy (null: a person) that were closed on one day. */
export type Result = {
  day: string
  symbol: string
  strategy: string | null
  trades: number
  won: number
  realizedPnl: string
  profit: string
  loss: string
  fees: string
  notional: string
  heldMillis: number
}

export function useEquity(from: number | undefined) {
  const account = useChosenAccount()
  return useQuery({
    queryKey: ['equity', account, from],
    queryFn: () => get<EquitySeries>('/api/equity', { account, from, points: 1_000 }),
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  })
}

export function useResults(from: number | undefined, zone: string) {
  const account = useChosenAccount()
  return useQuery({
    queryKey: ['results', account, from, zone],
    queryFn: () => get<Result[]>('/api/results', { account, from, zone: zoneName(zone) }),
    refetchInterval: 30_000,
    placeholderData: keepPreviousData,
  })
}

const hourMillis = 3_600_000

/** The last 30 days, from a whole hour on: all who ask share one answer. */
export function useMonth() {
  const from = Math.floor(Date.now() / hourMillis) * hourMillis - 720 * hourMillis
  return useResults(from, 'utc')
}
