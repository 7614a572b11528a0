import {
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  createChart,
  createSeriesMarkers,
  HistogramSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  LineSeries,
  LineStyle,
  type SeriesMarker,
  TickMarkType,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts'
import type { Sketch } from '@/features/pattern/drawing'
import { price as priceText } from '@/lib/format'
import { clockTime, dateTime, shortDate, type Zone } from '@/lib/time'
import { BarSeries, type Candle } from './bar-series'
import { type ChartTheme, chartTheme } from './theme'

export type Marker = { at: number; side: 'BUY' | 'SELL'; text: string }
export type Line = { price: number; title: string; kind: 'buy' | 'sell' | 'entry' | 'stop' | 'target' }

type Listeners = { onOlderWanted: () => void; onLegend: (candle: Candle | undefined) => void }

/** Bars in view when a chart opens. */
const shownBars = 120
/** This near to the oldest bar, the page before it is fetched. */
const marginBars = 60

/** lightweight-charts with our candles, volume, markers and lines. Lives beside React, not in it: a tick costs no rendering. */
export class PriceChart {
  readonly bars = new BarSeries()
  private readonly chart: IChartApi
  private readonly candles: ISeriesApi<'Candlestick'>
  private readonly volume: ISeriesApi<'Histogram'>
  private readonly markers: ISeriesMarkersPluginApi<Time>
  private readonly lines = new Map<string, IPriceLine>()
  private theme: ChartTheme = chartTheme()
  private shownMarkers: readonly Marker[] = []
  private shownSketch: Sketch = { marks: [], strokes: [] }
  private strokes: ISeriesApi<'Line'>[] = []
  private zone: Zone = 'utc'
  private isClosed = false

  constructor(
    container: HTMLElement,
    private readonly listeners: Listeners,
  ) {
    this.chart = createChart(container, {
      autoSize: true,
      layout: {
        // The library styles its logo by an inserted <style>, which the page's security policy refuses: the panel shows a link instead.
        attributionLogo: false,
        fontFamily: "'Inter Variable', system-ui, sans-serif",
        fontSize: 11,
        panes: { enableResize: true },
      },
      crosshair: { mode: CrosshairMode.Normal },
      rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.12, bottom: 0.08 } },
      timeScale: { borderVisible: false, timeVisible: true, secondsVisible: false, rightOffset: 6, minBarSpacing: 1 },
    })
    this.candles = this.chart.addSeries(CandlestickSeries, { borderVisible: false, priceLineStyle: LineStyle.Dotted })
    this.volume = this.chart.addSeries(
      HistogramSeries,
      { priceFormat: { type: 'volume' }, lastValueVisible: false, priceLineVisible: false },
      1,
    )
    this.chart.panes()[0]?.setStretchFactor(4)
    this.chart.panes()[1]?.setStretchFactor(1)
    this.markers = createSeriesMarkers(this.candles, [])
    this.chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (range && this.bars.first() && range.from < marginBars) this.listeners.onOlderWanted()
    })
    this.chart.subscribeCrosshairMove((event) => {
      const time = event.time as number | undefined
      this.listeners.onLegend(time === undefined ? undefined : this.bars.all().find((bar) => bar.time === time))
    })
    this.repaint()
  }

  /** Reads the colours again, after the theme has changed. */
  repaint(): void {
    if (this.isClosed) return
    this.theme = chartTheme()
    const { theme } = this
    this.chart.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: theme.panel },
        textColor: theme.mute,
        panes: { separatorColor: theme.line, separatorHoverColor: theme.line },
      },
      grid: { vertLines: { color: `${theme.line}99` }, horzLines: { color: `${theme.line}99` } },
      crosshair: {
        vertLine: { color: theme.lineStrong, labelBackgroundColor: theme.lineStrong },
        horzLine: { color: theme.lineStrong, labelBackgroundColor: theme.lineStrong },
      },
    })
    this.candles.applyOptions({
      upColor: theme.up,
      downColor: theme.down,
      wickUpColor: theme.up,
      wickDownColor: theme.down,
    })
    this.volume.setData(this.bars.all().map((bar) => this.volumeOf(bar)))
    this.paintMarkers()
    this.paintStrokes()
    for (const line of this.lines.values()) this.candles.removePriceLine(line)
    this.lines.clear()
  }

  speak(decimals: number, zone: Zone, hasSeconds: boolean): void {
    if (this.isClosed) return
    this.zone = zone
    this.candles.applyOptions({ priceFormat: { type: 'price', precision: decimals, minMove: 10 ** -decimals } })
    this.chart.applyOptions({
      localization: {
        priceFormatter: (value: number) => priceText(value, decimals),
        timeFormatter: (time: Time) => dateTime((time as number) * 1000, this.zone),
      },
      timeScale: {
        secondsVisible: hasSeconds,
        tickMarkFormatter: (time: Time, kind: TickMarkType) => this.tick(time as number, kind),
      },
    })
  }

  /** Shows the first page, newest bars in view. */
  open(page: readonly Candle[]): void {
    this.bars.merge(page)
    this.draw()
    const count = this.bars.all().length
    this.chart.timeScale().setVisibleLogicalRange({ from: count - shownBars, to: count + 6 })
  }

  /** Adds a page of older bars; what is in view stays where it is. Says whether there was anything new. */
  prepend(page: readonly Candle[]): boolean {
    const added = this.bars.merge(page)
    if (added > 0) this.draw()
    return added > 0
  }

  push(candle: Candle): void {
    if (this.isClosed) return
    if (!this.bars.push(candle)) return
    this.candles.update({ ...candle, time: candle.time as UTCTimestamp })
    this.volume.update(this.volumeOf(candle))
  }

  mark(markers: readonly Marker[]): void {
    if (this.isClosed) return
    this.shownMarkers = markers
    this.paintMarkers()
  }

  /** Patterns: lines and marks, in place of those before. */
  sketch(sketch: Sketch): void {
    if (this.isClosed) return
    this.shownSketch = sketch
    this.paintMarkers()
    this.paintStrokes()
  }

  draw(): void {
    const all = this.bars.all()
    this.candles.setData(all.map((bar) => ({ ...bar, time: bar.time as UTCTimestamp })))
    this.volume.setData(all.map((bar) => this.volumeOf(bar)))
    this.paintMarkers()
    this.paintStrokes()
  }

  rule(lines: readonly Line[]): void {
    if (this.isClosed) return
    const wanted = new Map(lines.map((line) => [`${line.kind} ${line.price} ${line.title}`, line]))
    for (const [key, drawn] of this.lines) {
      if (wanted.has(key)) continue
      this.candles.removePriceLine(drawn)
      this.lines.delete(key)
    }
    for (const [key, line] of wanted) {
      if (!this.lines.has(key)) this.lines.set(key, this.candles.createPriceLine(this.lineOptions(line)))
    }
  }

  toLatest(): void {
    // At once: an animation would be cut off by bars that arrive meanwhile.
    this.chart.timeScale().scrollToPosition(6, false)
  }

  /** After this all other calls do nothing: React may still hold this chart for the rest of one commit. */
  close(): void {
    this.isClosed = true
    this.chart.remove()
  }

  private lineOptions(line: Line) {
    const { theme } = this
    const color = { buy: theme.up, sell: theme.down, entry: theme.accent, stop: theme.warn, target: theme.up }[
      line.kind
    ]
    return {
      price: line.price,
      color,
      lineWidth: 1 as const,
      lineStyle: line.kind === 'entry' ? LineStyle.Solid : LineStyle.Dashed,
      axisLabelVisible: true,
      axisLabelColor: color,
      axisLabelTextColor: theme.panel,
      title: line.title,
    }
  }

  private paintMarkers(): void {
    const painted: SeriesMarker<Time>[] = []
    for (const marker of this.shownMarkers) {
      const time = this.bars.timeAt(marker.at)
      if (time === undefined) continue
      const isBuy = marker.side === 'BUY'
      painted.push({
        time: time as UTCTimestamp,
        position: isBuy ? 'belowBar' : 'aboveBar',
        shape: isBuy ? 'arrowUp' : 'arrowDown',
        color: isBuy ? this.theme.up : this.theme.down,
        text: marker.text,
      })
    }
    for (const mark of this.shownSketch.marks) {
      const time = this.bars.timeAt(mark.at)
      if (time === undefined) continue
      painted.push({
        time: time as UTCTimestamp,
        position: mark.side === 'BULLISH' ? 'belowBar' : 'aboveBar',
        shape: 'circle',
        size: 0.5,
        color: this.sideColor(mark.side),
        text: mark.text,
      })
    }
    this.markers.setMarkers(painted.sort((left, right) => (left.time as number) - (right.time as number)))
  }

  private paintStrokes(): void {
    for (const drawn of this.strokes) this.chart.removeSeries(drawn)
    this.strokes = []
    for (const stroke of this.shownSketch.strokes) {
      // A line from before the first bar would stretch the axis; it comes with the page that has its beginning.
      const [from, to] = [this.bars.timeAt(stroke.from), this.bars.timeAt(stroke.to)]
      if (from === undefined || to === undefined || from >= to) continue
      const series = this.chart.addSeries(LineSeries, {
        color: this.sideColor(stroke.side),
        lineWidth: 2,
        lineStyle: stroke.isOver ? LineStyle.Dotted : LineStyle.Solid,
        lastValueVisible: false,
        priceLineVisible: false,
        crosshairMarkerVisible: false,
        autoscaleInfoProvider: () => null,
      })
      series.setData([
        { time: from as UTCTimestamp, value: stroke.fromPrice },
        { time: to as UTCTimestamp, value: stroke.toPrice },
      ])
      this.strokes.push(series)
    }
  }

  private sideColor(side: 'BULLISH' | 'BEARISH' | 'NEUTRAL'): string {
    return { BULLISH: this.theme.up, BEARISH: this.theme.down, NEUTRAL: this.theme.accent }[side]
  }

  private volumeOf(bar: Candle) {
    return {
      time: bar.time as UTCTimestamp,
      value: bar.volume,
      color: bar.close >= bar.open ? this.theme.upWash : this.theme.downWash,
    }
  }

  private tick(seconds: number, kind: TickMarkType): string {
    const instant = seconds * 1000
    if (kind === TickMarkType.TimeWithSeconds) return clockTime(instant, this.zone)
    if (kind === TickMarkType.Time) return clockTime(instant, this.zone).slice(0, 5)
    if (kind === TickMarkType.DayOfMonth) return shortDate(instant, this.zone)
    return dateTime(instant, this.zone).slice(3, 11)
  }
}
