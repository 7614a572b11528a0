import {
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  createChart,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  LineSeries,
  LineStyle,
  TickMarkType,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts'
import type { Sketch } from '@/features/pattern/drawing'
import { price as priceText } from '@/lib/format'
import { clockTime, dateTime, shortDate, type Zone } from '@/lib/time'
import { BarSeries, type Candle } from './bar-series'
import type { Scale } from './drawing/primitive'
import { heikinAshi, nextOf } from './heikin-ashi'
import { IndicatorLayer } from './indicator-layer'
import type { ChartKind } from './layout'
import { type Marker, Marks } from './marks'
import { type Line, OrderLines } from './order-lines'
import { type ChartTheme, chartTheme } from './theme'

/** `time`: of the bar under the crosshair. */
type Listeners = { onOlderWanted: () => void; onPointed: (time: number | undefined) => void }

/** Bars in view when a chart opens. */
const shownBars = 120
/** This near to the oldest bar, the page before it is fetched. */
const marginBars = 60

/** lightweight-charts with our candles, volume, markers and lines. Lives beside React, not in it: a tick costs no rendering. */
export class PriceChart {
  readonly bars = new BarSeries()
  readonly orderLines: OrderLines
  readonly indicators: IndicatorLayer
  readonly candles: ISeriesApi<'Candlestick'>
  readonly chart: IChartApi
  theme: ChartTheme = chartTheme()
  private readonly marks: Marks
  private readonly closes: ISeriesApi<'Line'>
  private volume: ISeriesApi<'Histogram'> | undefined
  private kind: ChartKind = 'CANDLES'
  private smoothed: Candle[] = []
  private decimals = 2
  private zone: Zone = 'utc'
  private isClosed = false

  constructor(
    container: HTMLElement,
    private readonly listeners: Listeners,
    /** The length of a bar in seconds. */
    private readonly step: number,
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
    this.closes = this.chart.addSeries(LineSeries, {
      lineWidth: 2,
      visible: false,
      lastValueVisible: false,
      priceLineVisible: false,
    })
    this.chart.panes()[0]?.setStretchFactor(4)
    this.marks = new Marks(this.chart, this.candles, this.bars)
    this.orderLines = new OrderLines(this.candles)
    this.indicators = new IndicatorLayer(this.chart, () => (this.volume ? 2 : 1))
    this.chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (range && this.bars.first() && range.from < marginBars) this.listeners.onOlderWanted()
    })
    this.chart.subscribeCrosshairMove((event) => this.listeners.onPointed(event.time as number | undefined))
    this.showVolume(true)
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
        panes: { separatorColor: theme.line, separatorHoverColor: theme.lineStrong },
      },
      grid: { vertLines: { color: `${theme.line}99` }, horzLines: { color: `${theme.line}99` } },
      crosshair: {
        vertLine: { color: theme.lineStrong, labelBackgroundColor: theme.lineStrong },
        horzLine: { color: theme.lineStrong, labelBackgroundColor: theme.lineStrong },
      },
    })
    this.colour()
    this.volume?.setData(this.bars.all().map((bar) => this.volumeOf(bar)))
    this.marks.paint(theme)
    this.orderLines.clear()
  }

  /** Candles, smoothed ones, or the line of closes. */
  showAs(kind: ChartKind): void {
    if (this.isClosed || kind === this.kind) return
    this.kind = kind
    this.colour()
    this.draw()
  }

  /** Volume has the pane under the price. Indicators must be drawn anew after it. */
  showVolume(isShown: boolean): void {
    if (this.isClosed || isShown === (this.volume !== undefined)) return
    if (this.volume) {
      this.chart.removeSeries(this.volume)
      this.volume = undefined
      return
    }
    this.indicators.show([], this.theme)
    this.volume = this.chart.addSeries(
      HistogramSeries,
      { priceFormat: { type: 'volume' }, lastValueVisible: false, priceLineVisible: false },
      1,
    )
    this.chart.panes()[1]?.setStretchFactor(1)
    this.volume.setData(this.bars.all().map((bar) => this.volumeOf(bar)))
  }

  speak(decimals: number, zone: Zone, hasSeconds: boolean): void {
    if (this.isClosed) return
    this.zone = zone
    this.decimals = decimals
    // Not for the whole chart: the axes of indicators have figures of their own.
    const priceFormat = {
      type: 'custom' as const,
      minMove: 10 ** -decimals,
      formatter: (value: number) => priceText(value, decimals),
    }
    this.candles.applyOptions({ priceFormat })
    this.closes.applyOptions({ priceFormat })
    this.chart.applyOptions({
      localization: {
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
    const time = candle.time as UTCTimestamp
    this.candles.update({ ...this.shownOf(candle), time })
    if (this.kind === 'LINE') this.closes.update({ time, value: candle.close })
    this.volume?.update(this.volumeOf(candle))
  }

  mark(markers: readonly Marker[]): void {
    if (!this.isClosed) this.marks.mark(markers, this.theme)
  }

  /** Patterns: lines and marks, in place of those before. */
  sketch(sketch: Sketch): void {
    if (!this.isClosed) this.marks.draw(sketch, this.theme)
  }

  rule(lines: readonly Line[]): void {
    if (!this.isClosed) this.orderLines.rule(lines, this.theme)
  }

  draw(): void {
    const all = this.bars.all()
    this.smoothed = this.kind === 'HEIKIN_ASHI' ? heikinAshi(all) : []
    const shown = this.kind === 'HEIKIN_ASHI' ? this.smoothed : all
    this.candles.setData(shown.map((bar) => ({ ...bar, time: bar.time as UTCTimestamp })))
    this.closes.setData(
      this.kind === 'LINE' ? all.map((bar) => ({ time: bar.time as UTCTimestamp, value: bar.close })) : [],
    )
    this.volume?.setData(all.map((bar) => this.volumeOf(bar)))
    this.marks.paint(this.theme)
  }

  toLatest(): void {
    // At once: an animation would be cut off by bars that arrive meanwhile.
    this.chart.timeScale().scrollToPosition(6, false)
  }

  /** So many bars to the right, and nearer or farther by a quarter. */
  look(bars: number, zoom: number): void {
    const scale = this.chart.timeScale()
    const range = scale.getVisibleLogicalRange()
    if (!range || this.isClosed) return
    const change = ((range.to - range.from) * zoom) / 4
    scale.setVisibleLogicalRange({ from: range.from + bars + change, to: range.to + bars })
  }

  /** The moment so many bars later. */
  shift(time: number, bars: number): number {
    const place = this.bars.placeOf(time, this.step)
    return place === undefined ? time : (this.bars.momentAt(place + bars, this.step) ?? time)
  }

  /** What is on the chart now, drawings too. */
  picture(): HTMLCanvasElement {
    return this.chart.takeScreenshot(true, false)
  }

  /** Between pixels of the price's pane and moments and prices, on bars and beyond them. */
  readonly scale: Scale = {
    pixelOf: ({ time, price }) => {
      const place = this.bars.placeOf(time, this.step)
      if (place === undefined || this.isClosed) return undefined
      const x = this.chart.timeScale().logicalToCoordinate(place as never)
      const y = this.candles.priceToCoordinate(price)
      return x === null || y === null ? undefined : { x, y }
    },
    pointOf: ({ x, y }) => {
      if (this.isClosed) return undefined
      const place = this.chart.timeScale().coordinateToLogical(x)
      const price = this.candles.coordinateToPrice(y)
      const time = place === null ? undefined : this.bars.momentAt(place, this.step)
      return time === undefined || price === null ? undefined : { time, price }
    },
    area: () => ({ width: this.chart.timeScale().width(), height: this.chart.panes()[0]?.getHeight() ?? 0 }),
    priceText: (price) => priceText(price, this.decimals),
  }

  /** After this all other calls do nothing: React may still hold this chart for the rest of one commit. */
  close(): void {
    this.isClosed = true
    this.chart.remove()
  }

  get isGone(): boolean {
    return this.isClosed
  }

  private shownOf(candle: Candle): Candle {
    if (this.kind !== 'HEIKIN_ASHI') return candle
    if (this.smoothed.at(-1)?.time === candle.time) this.smoothed.pop()
    const next = nextOf(candle, this.smoothed.at(-1))
    this.smoothed.push(next)
    return next
  }

  private colour(): void {
    const { theme } = this
    const isLine = this.kind === 'LINE'
    const [up, down] = isLine ? ['transparent', 'transparent'] : [theme.up, theme.down]
    this.candles.applyOptions({ upColor: up, downColor: down, wickUpColor: up, wickDownColor: down })
    this.candles.applyOptions({ priceLineColor: isLine ? theme.accent : '' })
    this.closes.applyOptions({ visible: isLine, color: theme.accent })
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
