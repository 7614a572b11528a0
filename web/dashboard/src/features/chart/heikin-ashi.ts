import type { Candle } from './bar-series'

/**
 * Heikin-Ashi: the close is the mean of a bar's four prices, the open the middle of the body before; high and low reach over both. The
 * first opens in the middle of its own body. (Valcu, "Using the Heikin-Ashi technique", Technical Analysis of Stocks & Commodities 2/2004.)
 */
export function heikinAshi(bars: readonly Candle[]): Candle[] {
  const smoothed: Candle[] = []
  for (const bar of bars) smoothed.push(nextOf(bar, smoothed.at(-1)))
  return smoothed
}

/** The one after `before`. */
export function nextOf(bar: Candle, before: Candle | undefined): Candle {
  const open = before ? (before.open + before.close) / 2 : (bar.open + bar.close) / 2
  const close = (bar.open + bar.high + bar.low + bar.close) / 4
  return { ...bar, open, close, high: Math.max(bar.high, open, close), low: Math.min(bar.low, open, close) }
}
