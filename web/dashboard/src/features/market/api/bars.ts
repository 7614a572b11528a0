import { get } from '@/lib/http'
import { channelStore } from '@/lib/stream/channel-store'

export const timeFrames = ['1s', '1m', '5m', '15m', '1h', '4h', '1d'] as const
export type TimeFrame = (typeof timeFrames)[number]

export const frameSeconds: Record<TimeFrame, number> = {
  '1s': 1,
  '1m': 60,
  '5m': 300,
  '15m': 900,
  '1h': 3_600,
  '4h': 14_400,
  '1d': 86_400,
}

/** `time` is when it opened, in epoch milliseconds. Prices and volume are text. */
export type Bar = {
  time: number
  open: string
  high: string
  low: string
  close: string
  volume: string
  trades: number
  closed?: boolean
}

export const barsPage = 500

/** The newest bars that opened before `to`, ascending. */
export async function loadBars(symbol: string, frame: TimeFrame, to?: number, limit = barsPage): Promise<Bar[]> {
  const answer = await get<{ bars: Bar[] }>('/api/bars', { symbol, frame, to, limit })
  return answer.bars
}

/** What a message of a bars channel brings: a snapshot the latest bars, ascending; an update one bar, finished or current. */
export function barsOf(data: unknown): Bar[] {
  if (typeof data !== 'object' || data === null) return []
  const bars = Array.isArray(data) ? data : 'bars' in data ? data.bars : [data]
  // One bad bar must not take the chart with it.
  return (Array.isArray(bars) ? (bars as Bar[]) : []).filter(
    (bar) => Number.isFinite(bar?.time) && Number(bar.close) > 0,
  )
}

/** The newest bar of a symbol and frame. */
export const useCurrentBar = channelStore<Bar | undefined>((state, frame) => barsOf(frame.data).at(-1) ?? state)
