import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, get } from '@/lib/http'

export type Finding = {
  kind: 'PRICE' | 'QUANTITY' | 'MISSING' | 'EXTRA'
  time: string
  strategy: string
  symbol: string
  side: 'BUY' | 'SELL'
  entry: string
  sessionPrice: string | null
  sessionQuantity: string | null
  backtestPrice: string | null
  backtestQuantity: string | null
  cause: string
}
export type Drift = {
  day: string
  status: 'RUNNING' | 'DONE' | 'FAILED'
  ranAt: string
  sessions: number
  fills: number
  same: number
  differences: number
  findings: Finding[]
  notes: string[]
  problem: string | null
}

const driftKey = ['drift']

/** Asked for often only while a day is being compared. */
export function useDrifts() {
  return useQuery({
    queryKey: driftKey,
    queryFn: () => get<Drift[]>('/api/drift'),
    refetchInterval: (query) => (query.state.data?.some((day) => day.status === 'RUNNING') ? 1_000 : 60_000),
  })
}

/** With each fill that differs. */
export function useDrift(drift: Drift) {
  return useQuery({
    queryKey: [...driftKey, drift.day, drift.ranAt, drift.status],
    queryFn: () => get<Drift>(`/api/drift/${drift.day}`),
  })
}

/** Compares the day that the market is in, so far. */
export function useCompare() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call<Drift>('POST', '/api/drift', {}),
    onSettled: () => queries.invalidateQueries({ queryKey: driftKey }),
  })
}
