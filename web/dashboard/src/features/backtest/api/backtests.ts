import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, get } from '@/lib/http'

export type Parameter = {
  name: string
  description: string
  value: string
  from: string
  to: string
  step: string
  whole: boolean
}
export type RunnableStrategy = { name: string; description: string; symbols: string[]; parameters: Parameter[] }
export type Figures = {
  totalReturn: number | null
  sharpe: number | null
  maximumDrawdown: number | null
  trades: number
  frame: string
  from: string
  to: string
}
export type Job = {
  id: number
  kind: 'BACKTEST' | 'OPTIMIZATION' | 'HOLD_OUT'
  status: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELED'
  strategy: string
  settings: Record<string, string>
  symbols: string[]
  created: string
  progress: number
  secondsLeft: number | null
  problem: string | null
  figures: Figures | null
}
export type EquityPoint = { time: string; equity: number; benchmark: number | null }
export type ClosedTrade = {
  symbol: string
  side: 'BUY' | 'SELL'
  opened: string
  closed: string
  entryNotional: number
  fees: number
  profit: number
  exitReason: string
}
export type Metrics = {
  startEquity: number
  endEquity: number
  totalReturn: number | null
  annualReturn: number | null
  maximumDrawdown: number | null
  calmar: number | null
  exposure: number | null
  returns: Record<string, number | null>
  trades: Record<string, number | null>
  benchmark: Record<string, number | null>
  months: Record<string, number | null>
}
export type Quantiles = { p5: number | null; p50: number | null; p95: number | null }
/** Whose opinions a strategy that asks for some was given. */
export type Opinions = {
  kept: number
  rules: number
  inPlace: number
  models: { name: string; trainingCutOff: string | null; answers: number; early: number }[]
  warnings: string[]
}
export type RunResult = {
  strategy: string
  hash: string
  bars: number
  detail?: string
  opinions?: Opinions
  metrics: Metrics
  honesty: {
    probabilisticSharpe: number | null
    deflatedSharpe: number | null
    randomEntriesProbability: number | null
    candleNoise?: {
      runs: number
      skipped: string
      totalReturn: Quantiles
      sharpe: Quantiles
      maximumDrawdown: Quantiles
    }
    warnings: string[]
  }
  equity: EquityPoint[]
  trades: ClosedTrade[]
}
export type Trial = { settings: Record<string, string>; metrics?: Metrics; failed?: string }
export type FrontPoint = { settings: Record<string, string>; values: Record<string, number | null> }
export type Neighbourhood = {
  settings: Record<string, string>
  value: number | null
  mean: number | null
  worst: number | null
  neighbours: number
}
export type StabilityMap = {
  row: string
  column: string
  rows: string[]
  columns: string[]
  best: (number | null)[][]
  means: (number | null)[][]
}
export type Stability = {
  objective: string
  isMost: boolean
  neighbourhoods: Neighbourhood[]
  maps: StabilityMap[]
}
export type Fold = {
  from: string
  to: string
  trainingDays: number
  purgedDays: number
  embargoedDays: number
  inside: number | null
  outside: Trial
}
/** One window of a walk forward; efficiency: the mean daily return outside against that inside. */
export type Step = {
  from: string
  split: string
  to: string
  efficiency: number | null
  inside: Trial
  outside: Trial
}
export type Look = {
  time: string
  by: string
  from: string
  to: string
  settings: Record<string, string>
  totalReturn: number | null
  sharpe: number | null
  maximumDrawdown: number | null
  trades: number
}
/** The end of the time that an optimisation did not see; `best` is null when there is nothing to look with. */
export type HoldOut = { from: string; to: string; best: Record<string, string> | null; look: Look | null }
export type OptimizationResult = {
  objective?: string
  objectives?: string[]
  opinions?: Opinions
  front?: FrontPoint[]
  stability?: Stability
  folds?: Fold[]
  outsideMean?: number | null
  outsideDeviation?: number | null
  deflatedSharpe?: number | null
  overfittingProbability?: number | null
  trials?: Trial[]
  outsideReturn?: number | null
  efficiency?: number | null
  outsideSharpe?: number | null
  steps?: Step[]
  holdOut?: { from: string; to: string }
}

export const isOver = (job: Job): boolean => job.status !== 'QUEUED' && job.status !== 'RUNNING'

const jobsKey = ['backtests']

export function useRunnableStrategies() {
  return useQuery({
    queryKey: ['backtests', 'strategies'],
    queryFn: () => get<RunnableStrategy[]>('/api/backtests/strategies'),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Asked for often only while something is under way. */
export function useJobs() {
  return useQuery({
    queryKey: [...jobsKey, 'list'],
    queryFn: () => get<Job[]>('/api/backtests'),
    refetchInterval: (query) => (query.state.data?.some((job) => !isOver(job)) ? 1_000 : 15_000),
  })
}

/** What came of a run never changes. */
export function useResult<T>(id: number) {
  return useQuery({
    queryKey: [...jobsKey, 'result', id],
    queryFn: () => get<T>(`/api/backtests/${id}/result`),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useResults(ids: readonly number[]) {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: [...jobsKey, 'result', id],
      queryFn: () => get<RunResult>(`/api/backtests/${id}/result`),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
}

const holdOutKey = (id: number) => [...jobsKey, 'hold-out', id]

/** Asked for often while a look at it is under way. */
export function useHoldOut(id: number, isAwaited: boolean) {
  return useQuery({
    queryKey: holdOutKey(id),
    queryFn: () => get<HoldOut>(`/api/optimizations/${id}/hold-out`),
    refetchInterval: (query) => (isAwaited && !query.state.data?.look ? 1_000 : false),
  })
}

/** The only one: a second is refused, and so is one at the same time of another optimisation of the strategy. */
export function useLook(id: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call<Job>('POST', `/api/optimizations/${id}/hold-out/look`, {}),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: [...jobsKey, 'list'] }),
        queries.invalidateQueries({ queryKey: holdOutKey(id) }),
      ]),
  })
}

export function useSubmit() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) => call<Job>('POST', path, body),
    onSettled: () => queries.invalidateQueries({ queryKey: [...jobsKey, 'list'] }),
  })
}

export function useRemoveJob() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => call<void>('DELETE', `/api/backtests/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: [...jobsKey, 'list'] }),
  })
}
