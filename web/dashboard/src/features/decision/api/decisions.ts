import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { get } from '@/lib/http'
import type { Frame } from '@/lib/stream'
import { channelStore } from '@/lib/stream/channel-store'

export const outcomes = ['SENT', 'VETOED', 'TOO_SMALL', 'BUSY', 'DENIED', 'REPEATED'] as const
export type Outcome = (typeof outcomes)[number]
export type Decision = {
  id: string
  time: string
  strategy: string
  version: string
  symbol: string
  action: 'ENTER' | 'EXIT' | 'CANCEL'
  outcome: Outcome
  side: 'BUY' | 'SELL'
  quantity: string
  price: string | null
  stopLossPrice: string | null
  takeProfitPrice: string | null
  confidence: number
  reason: string
  detail: string
  words: string
  sizing: string
  /** In ticks where they are prices. */
  values: Record<string, number>
  patterns: readonly { name: string; side: 'BUY' | 'SELL'; confidence: number; hitRate: number; sampleSize: number }[]
  opinion: { time: string; view: 'BUY' | 'HOLD' | 'SELL'; confidence: number; reasons: readonly string[] } | null
  parameters: Record<string, string>
}
export type DecisionFilter = { strategy: string; symbol: string; outcome: Outcome | '' }

type Page = { decisions: readonly Decision[]; next?: string }

const pageSize = 50

/** Newest first, a page at a time. What is empty in the filter is not asked for. */
export function useDecisions({ strategy, symbol, outcome }: DecisionFilter) {
  return useInfiniteQuery({
    queryKey: ['decisions', strategy, symbol, outcome],
    queryFn: ({ pageParam }) =>
      get<Page>('/api/decisions', {
        strategy: strategy || undefined,
        symbol: symbol || undefined,
        outcome: outcome || undefined,
        limit: pageSize,
        before: pageParam || undefined,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}

const kept = 200

/** The newest that were told. */
export function reduceDecisions(state: readonly Decision[] | undefined, frame: Frame): readonly Decision[] {
  const told = frame.data as readonly Decision[]
  const ids = new Set(told.map(({ id }) => id))
  const before = frame.type === 'snapshot' ? [] : (state ?? []).filter(({ id }) => !ids.has(id))
  return newestFirst([...told, ...before]).slice(0, kept)
}

const useDecisionsChannel = channelStore(reduceDecisions)

const none: readonly Decision[] = []

export const useTold = (): readonly Decision[] => useDecisionsChannel('decisions') ?? none

/** Those that were asked for, with those on top that were told since. */
export function merged(
  asked: readonly Decision[],
  told: readonly Decision[],
  { strategy, symbol, outcome }: DecisionFilter,
): readonly Decision[] {
  const fresh = new Map(told.map((decision) => [decision.id, decision]))
  const known = new Set(asked.map(({ id }) => id))
  const newest = asked[0]?.time ?? ''
  const fits = (decision: Decision) =>
    (!strategy || decision.strategy === strategy) &&
    (!symbol || decision.symbol === symbol) &&
    (!outcome || decision.outcome === outcome)
  const added = told.filter((decision) => !known.has(decision.id) && decision.time >= newest)
  return newestFirst([...added, ...asked.map((decision) => fresh.get(decision.id) ?? decision)].filter(fits))
}

const newestFirst = (decisions: readonly Decision[]) =>
  decisions.toSorted((left, right) => right.time.localeCompare(left.time) || (right.id < left.id ? -1 : 1))

/** Sentences: why it was made, out of its evidence. */
export function useExplanation(id: string) {
  return useQuery({
    queryKey: ['decision', id],
    queryFn: () =>
      get<{ decision: Decision; explanation: readonly string[] }>(
        `/api/decisions/${encodeURIComponent(id.replaceAll('/', '~'))}`,
      ),
  })
}
