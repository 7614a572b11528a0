import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { get } from '@/lib/http'
import type { Frame } from '@/lib/stream'
import { channelStore } from '@/lib/stream/channel-store'

export const patternFrames = ['1m', '5m', '15m', '1h', '4h', '1d'] as const
export type PatternFrame = (typeof patternFrames)[number]
export const statuses = ['FORMING', 'CONFIRMED', 'TARGET_REACHED', 'INVALIDATED', 'EXPIRED'] as const
export type Status = (typeof statuses)[number]
export type Side = 'BULLISH' | 'BEARISH' | 'NEUTRAL'
export type Verdict = 'TOO_FEW' | 'WORSE_THAN_CHANCE' | 'NO_BETTER_THAN_CHANCE' | 'BETTER_THAN_CHANCE'

/** A figure with its 95 % interval; null where there is too little to say. */
export type Estimate = { value: number | null; low: number | null; high: number | null }
export type Evidence = {
  kind: string
  title: string
  group: string
  side: Side
  sightings: number
  open: number
  sampleSize: number
  hitRate: Estimate
  expectancyR: Estimate
  medianBars: number
  chanceHitRate: number | null
  verdict: Verdict
}
/** Times of points and lines are when a bar opened, in epoch milliseconds. */
export type Sighting = {
  id: string
  time: string
  symbol: string
  frame: PatternFrame
  kind: string
  title: string
  group: string
  side: Side
  status: Status
  confidence: number
  barTime: number
  close: string
  target: string | null
  invalidation: string | null
  text: string
  points: readonly { role: string; time: number; price: string }[]
  lines: readonly { role: string; fromTime: number; fromPrice: string; toTime: number; toPrice: string }[]
  evidence: Evidence
}
export type PatternFilter = { symbol: string; frame: PatternFrame | ''; status: Status | '' }
export type EvidenceTable = {
  symbol: string
  frame: PatternFrame
  asOf: string | null
  bars: number
  rows: readonly Evidence[]
}

export const frameOf = (text: string | null): PatternFrame | undefined => patternFrames.find((each) => each === text)

const asked = 200
const kept = 500
/** The active ones move with every bar, and no stream tells of that. */
const renewMillis = 30_000

const newestFirst = (sightings: readonly Sighting[]) =>
  sightings.toSorted((left, right) => right.time.localeCompare(left.time) || (right.id < left.id ? -1 : 1))

/** What was told, each with its latest word. */
export function reduceSightings(state: readonly Sighting[] | undefined, frame: Frame): readonly Sighting[] {
  const told = frame.data as readonly Sighting[]
  const ids = new Set(told.map(({ id }) => id))
  const before = frame.type === 'snapshot' ? [] : (state ?? []).filter(({ id }) => !ids.has(id))
  return newestFirst([...told, ...before]).slice(0, kept)
}

const useSightingsChannel = channelStore(reduceSightings)
const none: readonly Sighting[] = []

/** Those that were asked for, with the later word on them and the new ones that fit. */
export function merged(
  answered: readonly Sighting[],
  told: readonly Sighting[],
  { symbol, frame, status }: PatternFilter,
): readonly Sighting[] {
  const byId = new Map(answered.map((sighting) => [sighting.id, sighting]))
  for (const sighting of told) {
    if ((byId.get(sighting.id)?.time ?? '') <= sighting.time) byId.set(sighting.id, sighting)
  }
  return newestFirst(
    [...byId.values()].filter(
      (sighting) =>
        (!symbol || sighting.symbol === symbol) &&
        (!frame || sighting.frame === frame) &&
        (!status || sighting.status === status),
    ),
  )
}

/** Newest first; without a filter, or where there are no patterns, nothing is asked. */
export function useSightings(filter: PatternFilter | undefined) {
  const { symbol = '', frame = '', status = '' } = filter ?? {}
  const query = useQuery({
    queryKey: ['patterns', symbol, frame, status],
    queryFn: () =>
      get<readonly Sighting[]>('/api/patterns', {
        symbol: symbol || undefined,
        frame: frame || undefined,
        status: status || undefined,
        limit: asked,
      }),
    enabled: filter !== undefined,
    refetchInterval: renewMillis,
  })
  const told = useSightingsChannel(filter && 'patterns') ?? none
  const { data } = query
  const sightings = useMemo(
    () => (data ? merged(data, told, { symbol, frame, status }) : undefined),
    [data, told, symbol, frame, status],
  )
  return { ...query, sightings }
}

/** What came of the earlier ones, a row for each kind and side. */
export function useEvidence(symbol: string, frame: PatternFrame) {
  return useQuery({
    queryKey: ['pattern-evidence', symbol, frame],
    queryFn: () => get<EvidenceTable>('/api/patterns/evidence', { symbol, frame }),
    enabled: symbol !== '',
    refetchInterval: renewMillis,
  })
}
