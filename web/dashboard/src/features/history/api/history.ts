import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, get } from '@/lib/http'

export type Series = {
  symbol: string
  frame: string
  bars: number
  from: string | null
  last: string | null
  bytes: number
  missing: number
  problem: string | null
}
export type Gap = { from: string; to: string; missing: number }
export type Coverage = { bars: number; missing: number; gapCount: number; gaps: Gap[] }

export const historyKey = ['history']

export function useSeries() {
  return useQuery({ queryKey: historyKey, queryFn: () => get<Series[]>('/api/history') })
}

/** Reads the whole series, so only when somebody wants to see it. */
export function useCoverage(series: Series) {
  return useQuery({
    queryKey: [...historyKey, series.symbol, series.frame],
    queryFn: () => get<Coverage>(`/api/history/${series.symbol}/${series.frame}`),
  })
}

export function useRemoveSeries() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (series: Series) => call<void>('DELETE', `/api/history/${series.symbol}/${series.frame}`),
    onSettled: () => queries.invalidateQueries({ queryKey: historyKey }),
  })
}
