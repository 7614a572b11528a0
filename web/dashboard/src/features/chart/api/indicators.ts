import { useQuery } from '@tanstack/react-query'
import type { TimeFrame } from '@/features/market/api/bars'
import { get } from '@/lib/http'

export type IndicatorParameter = {
  name: string
  text: string
  defaultValue: number
  from: number
  to: number
  step: number
  whole: boolean
}
export type IndicatorOutput = {
  name: string
  title: string
  pane: 'PRICE' | 'OWN'
  shape: 'LINE' | 'HISTOGRAM' | 'BAND' | 'DOTS'
}
export type Indicator = {
  name: string
  title: string
  group: string
  parameters: IndicatorParameter[]
  outputs: IndicatorOutput[]
  readyBars: number
  warmUpBars: number
  cumulative: boolean
}

/** The indicators that there are. */
export function useIndicators() {
  return useQuery({
    queryKey: ['indicators'],
    queryFn: () => get<Indicator[]>('/api/indicators'),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** `times` are openings in epoch milliseconds; each output has a value for each, null where it has none yet. */
export type IndicatorValues = { times: number[]; series: { output: string; values: (number | null)[] }[] }

export type Wanted = { name: string; settings: Record<string, number>; symbol: string; frame: TimeFrame }

/** Values on the newest `limit` bars that opened before `to`. */
export function loadIndicator(wanted: Wanted, limit: number, to?: number): Promise<IndicatorValues> {
  const settings = Object.entries(wanted.settings)
    .map(([name, value]) => `${name}:${value}`)
    .join(',')
  const { symbol, frame } = wanted
  return get<IndicatorValues>(`/api/indicators/${wanted.name}`, {
    symbol,
    frame,
    settings: settings || undefined,
    limit,
    to,
  })
}

/** "EMA 20", "MACD 12 26 9": the settings as they are. */
export function labelOf(indicator: Indicator, settings: Record<string, number>): string {
  const figures = indicator.parameters.map(({ name, defaultValue }) => settings[name] ?? defaultValue)
  return [indicator.name.toUpperCase().replaceAll('-', ' '), ...figures].join(' ')
}
