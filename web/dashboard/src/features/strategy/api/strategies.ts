import { useQuery } from '@tanstack/react-query'
import { get } from '@/lib/http'

export type Strategy = {
  name: string
  symbol: string
  frame: string
  status: string
  description: string
  openTrades: number
  closedTrades: number
  realizedPnl: string
  lastSignal: { time: string | number; text: string } | null
}

export function useStrategies() {
  return useQuery({
    queryKey: ['strategies'],
    queryFn: () => get<Strategy[]>('/api/strategies'),
    refetchInterval: 3_000,
  })
}
