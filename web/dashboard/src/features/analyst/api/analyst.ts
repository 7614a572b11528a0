import { useQuery } from '@tanstack/react-query'
import { get } from '@/lib/http'

/** Null `action`: there is no opinion, and `failure` says why; both: the rules stood in for the model. */
export type AnalystAnswer = {
  time: string
  strategy: string
  symbol: string
  frame: string
  id: string | null
  source: string | null
  action: 'BUY' | 'SELL' | 'HOLD' | 'EXIT' | null
  confidence: number | null
  reasons: readonly string[]
  horizonBars: number | null
  invalidationPrice: string | null
  flags: readonly string[]
  failure: { code: string; text: string } | null
  cost: string
  tokens: number
}
/** Of the day, which begins at midnight UTC; what is reserved for calls under way is in `spent`. */
export type Budget = {
  dayStart: string
  spent: string
  reserved: string
  dayLimit: string
  tokens: number
  dayTokens: number
  strategyDayLimit: string
  strategyDayTokens: number
  callLimit: string
  callTokens: number
  callsUnderWay: number
  callsInLastMinute: number
  callsPerMinute: number
  strategies: readonly { strategy: string; spent: string; tokens: number }[]
}
export type Analyst = {
  provider: string
  model: string | null
  breaker: 'CLOSED' | 'HALF_OPEN' | 'OPEN' | null
  waiting: number
  calls: number
  fallBacks: number
  cost: string
  budget: Budget | null
  answers: readonly AnalystAnswer[]
}

export function useAnalyst() {
  return useQuery({
    queryKey: ['analyst'],
    queryFn: () => get<Analyst>('/api/analyst'),
    refetchInterval: 3_000,
  })
}
