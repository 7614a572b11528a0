import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { tidyDecimal } from '@/lib/decimal'
import { call, get, withQuery } from '@/lib/http'
import type { Frame } from '@/lib/stream'
import { channelStore } from '@/lib/stream/channel-store'

export type StrategyStatus = 'WAITING' | 'RUNNING' | 'STOPPED' | 'DISABLED'
export type SizingKind = 'FIXED' | 'EQUITY_SHARE' | 'RISK' | 'VOLATILITY' | 'KELLY'
/** What does not belong to the kind is left out. */
export type Sizing = {
  kind: SizingKind
  quantity?: string
  percent?: string
  fractionPercent?: string
  capPercent?: string
  leastTrades?: number
  startPercent?: string
}
/** `live`: may be changed while the strategy runs. */
export type StrategyParameter = {
  name: string
  text: string
  value: string
  defaultValue: string
  from: string
  to: string
  step: string
  whole: boolean
  live: boolean
}
/** A strategy on one instrument. `vetoPercent` is null when the analyst cannot keep it from an entry. */
export type Strategy = {
  name: string
  version: string
  symbol: string
  frame: string
  status: StrategyStatus
  statusReason: string
  description: string
  parameters: readonly StrategyParameter[]
  sizing: Sizing
  vetoPercent: number | null
  barsSeen: number
  slowestMicros: number
  openTrades: number
  openOrders: number
  closedTrades: number
  realizedPnl: string
  lastSignal: { time: string; text: string } | null
}

export const reduceStrategies = (_: readonly Strategy[] | undefined, frame: Frame): readonly Strategy[] =>
  frame.data as Strategy[]

const useStrategiesChannel = channelStore(reduceStrategies)

const strategiesKey = ['strategies']

/** What streams in counts; before its first word, the answer to a question does. */
export function useStrategies() {
  const streamed = useStrategiesChannel('strategies')
  const asked = useQuery({ queryKey: strategiesKey, queryFn: () => get<readonly Strategy[]>('/api/strategies') })
  return { data: streamed ?? asked.data, error: asked.error, refetch: asked.refetch }
}

/** `symbol` undefined: on all its instruments. */
export type Act = { act: 'start' | 'stop'; name: string; symbol?: string }

export function useStartStop() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ act, name, symbol }: Act) =>
      call<Strategy[]>('POST', withQuery(`/api/strategies/${name}/${act}`, { symbol }), {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: strategiesKey }),
  })
}

export type SizingTexts = Record<SizingField, string>
export type SizingField = 'quantity' | 'percent' | 'fractionPercent' | 'capPercent' | 'leastTrades' | 'startPercent'

/** What each kind asks for. */
export const sizingFields: Record<SizingKind, readonly { name: SizingField; title: string; unit: string }[]> = {
  FIXED: [{ name: 'quantity', title: 'Quantity', unit: 'of the base asset' }],
  EQUITY_SHARE: [{ name: 'percent', title: 'Share of the equity', unit: '%' }],
  RISK: [{ name: 'percent', title: 'Equity at risk to the stop', unit: '%' }],
  VOLATILITY: [{ name: 'percent', title: 'Equity per average range', unit: '%' }],
  KELLY: [
    { name: 'fractionPercent', title: 'Of what Kelly says', unit: '%' },
    { name: 'capPercent', title: 'At most', unit: '%' },
    { name: 'leastTrades', title: 'From this many trades on', unit: 'trades' },
    { name: 'startPercent', title: 'Until then', unit: '%' },
  ],
}

export const sizingNames: Record<SizingKind, string> = {
  FIXED: 'Fixed quantity',
  EQUITY_SHARE: 'Share of the equity',
  RISK: 'Risk to the stop',
  VOLATILITY: 'By volatility',
  KELLY: 'Kelly, capped',
}

/** How entries are sized, as a sentence. */
export function sizingWords(sizing: Sizing): string {
  switch (sizing.kind) {
    case 'FIXED':
      return `Always ${sizing.quantity}`
    case 'EQUITY_SHARE':
      return `${sizing.percent} % of the equity`
    case 'RISK':
      return `${sizing.percent} % of the equity at risk to the stop`
    case 'VOLATILITY':
      return `${sizing.percent} % of the equity per average range`
    case 'KELLY':
      return `${sizing.fractionPercent} % of Kelly, at most ${sizing.capPercent} %; ${sizing.startPercent} % before ${sizing.leastTrades} trades`
  }
}

export const toSizingTexts = (sizing: Sizing): SizingTexts => ({
  quantity: sizing.quantity ?? '',
  percent: sizing.percent ?? '',
  fractionPercent: sizing.fractionPercent ?? '',
  capPercent: sizing.capPercent ?? '',
  leastTrades: String(sizing.leastTrades ?? ''),
  startPercent: sizing.startPercent ?? '',
})

export type StrategyDraft = {
  parameters: Record<string, string>
  kind: SizingKind
  sizing: SizingTexts
  vetoPercent: string
}

export const toDraft = (strategy: Strategy): StrategyDraft => ({
  parameters: Object.fromEntries(strategy.parameters.map(({ name, value }) => [name, value])),
  kind: strategy.sizing.kind,
  sizing: toSizingTexts(strategy.sizing),
  vetoPercent: String(strategy.vetoPercent ?? ''),
})

/** Only what is another way than before; undefined when nothing is. */
export function toChange(strategy: Strategy, draft: StrategyDraft) {
  const before = toDraft(strategy)
  const parameters = strategy.parameters
    .filter(({ name }) => draft.parameters[name] !== before.parameters[name])
    .map(({ name }) => ({ name, value: tidyDecimal(draft.parameters[name] ?? '') }))
  const fields = sizingFields[draft.kind]
  const isResized = draft.kind !== before.kind || fields.some(({ name }) => draft.sizing[name] !== before.sizing[name])
  const change = {
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(isResized ? { sizing: { kind: draft.kind, ...sizingBody(draft) } } : {}),
    ...(draft.vetoPercent !== before.vetoPercent ? { vetoPercent: count(draft.vetoPercent || '0') } : {}),
  }
  return Object.keys(change).length > 0 ? change : undefined
}

const sizingBody = ({ kind, sizing }: StrategyDraft) =>
  Object.fromEntries(
    sizingFields[kind].map(({ name }) => [
      name,
      name === 'leastTrades' ? count(sizing.leastTrades) : tidyDecimal(sizing[name]),
    ]),
  )

/** What is no whole number is sent as it is, and refused in words. */
const count = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : text)

/** What is wrong with a value before anybody is asked; undefined when nothing is. */
export function wrongValue({ from, to, whole }: StrategyParameter, text: string): string | undefined {
  const number = Number(tidyDecimal(text))
  if (text.trim() === '' || !Number.isFinite(number)) return 'A number is needed.'
  if (number < Number(from) || number > Number(to)) return `From ${from} to ${to}.`
  return whole && !Number.isInteger(number) ? 'A whole number.' : undefined
}

export function useChangeStrategy() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ name, change }: { name: string; change: object }) =>
      call<Strategy[]>('PATCH', `/api/strategies/${name}`, change),
    onSuccess: () => queries.invalidateQueries({ queryKey: strategiesKey }),
  })
}
