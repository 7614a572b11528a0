import type { Bar } from '@/features/market/api/bars'

/** A bar as the chart wants it: seconds and numbers, for drawing only. */
export type Candle = { time: number; open: number; high: number; low: number; close: number; volume: number }

export function candleOf(bar: Bar): Candle {
  return {
    time: Math.floor(bar.time / 1000),
    open: Number(bar.open),
    high: Number(bar.high),
    low: Number(bar.low),
    close: Number(bar.close),
    volume: Number(bar.volume),
  }
}

/** The bars on the chart, ascending and each time once, whatever overlaps the pages and the stream have. */
export class BarSeries {
  private bars: Candle[] = []

  all(): readonly Candle[] {
    return this.bars
  }

  first(): Candle | undefined {
    return this.bars[0]
  }

  last(): Candle | undefined {
    return this.bars.at(-1)
  }

  /** Merges a page in; its bars replace those of the same time. Says how many were new. */
  merge(page: readonly Candle[]): number {
    const before = this.bars.length
    const byTime = new Map(this.bars.map((bar) => [bar.time, bar]))
    for (const bar of page) byTime.set(bar.time, bar)
    this.bars = [...byTime.values()].sort((left, right) => left.time - right.time)
    return this.bars.length - before
  }

  /** Takes a live bar: the last one again or the next. An older one is refused, the chart cannot take it as an update. */
  push(bar: Candle): boolean {
    const last = this.last()
    if (last && bar.time < last.time) return false
    if (last && bar.time === last.time) this.bars[this.bars.length - 1] = bar
    else this.bars.push(bar)
    return true
  }

  /** The opening time of the bar that holds a moment: where its marker goes. */
  timeAt(seconds: number): number | undefined {
    return this.bars[this.indexAt(seconds)]?.time
  }

  /** The bar that opened at that very moment. */
  barOf(time: number): Candle | undefined {
    const bar = this.bars[this.indexAt(time)]
    return bar?.time === time ? bar : undefined
  }

  /**
   * Where a moment stands among the bars, counted from the first: a fraction between two, and beyond the ends as far as bars of `step`
   * seconds would reach. Undefined without bars.
   */
  placeOf(seconds: number, step: number): number | undefined {
    const [first] = this.bars
    if (!first) return undefined
    if (seconds < first.time) return (seconds - first.time) / step
    const index = this.indexAt(seconds)
    const from = this.bars[index]?.time ?? first.time
    const next = this.bars[index + 1]?.time
    return index + (seconds - from) / (next === undefined ? step : next - from)
  }

  /** The moment at a place, on a bar or where one would be. */
  momentAt(place: number, step: number): number | undefined {
    const [first] = this.bars
    const last = this.last()
    if (!first || !last) return undefined
    const index = Math.round(place)
    if (index < 0) return first.time + index * step
    return this.bars[index]?.time ?? last.time + (index - this.bars.length + 1) * step
  }

  /** -1 before the first. */
  private indexAt(seconds: number): number {
    let low = 0
    let high = this.bars.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      if ((this.bars[middle]?.time ?? 0) <= seconds) low = middle + 1
      else high = middle - 1
    }
    return high
  }
}
