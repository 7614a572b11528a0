import {
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  LineSeries,
  LineStyle,
  type UTCTimestamp,
} from 'lightweight-charts'
import type { Indicator, IndicatorOutput, IndicatorValues } from './api/indicators'
import type { ChartTheme } from './theme'

/** An indicator that is to be drawn. */
export type Drawn = { key: string; indicator: Indicator; label: string }
export type Reading = {
  key: string
  label: string
  figures: { name: string; value: number | undefined; color: string }[]
}

type Curve = { output: IndicatorOutput; color: string; series: ISeriesApi<'Line'> | ISeriesApi<'Histogram'> }
type Entry = Drawn & { curves: Curve[]; values: Map<number, (number | null)[]>; times: number[] }

/** Indicators as series: over the price, or each in a pane of its own below. */
export class IndicatorLayer {
  private entries: Entry[] = []

  constructor(
    private readonly chart: IChartApi,
    /** How many panes stand above those of indicators. */
    private readonly panesBefore: () => number,
  ) {}

  /** Draws these in place of those before; what was known of one that stays is kept. */
  show(wanted: readonly Drawn[], theme: ChartTheme): void {
    const before = new Map(this.entries.map((entry) => [entry.key, entry]))
    for (const { curves } of this.entries) for (const { series } of curves) this.chart.removeSeries(series)
    let pane = this.panesBefore()
    let colors = 0
    this.entries = wanted.map((drawn) => {
      const hasOwn = drawn.indicator.outputs.some((output) => output.pane === 'OWN')
      const own = hasOwn ? pane++ : 0
      const curves = drawn.indicator.outputs.map((output) => {
        const color = theme.series[colors++ % theme.series.length] ?? theme.accent
        return { output, color, series: this.curve(output, color, output.pane === 'OWN' ? own : 0) }
      })
      if (hasOwn) this.chart.panes()[own]?.setStretchFactor(1.2)
      const known = before.get(drawn.key)
      const isSame = known?.label === drawn.label
      return {
        ...drawn,
        curves,
        values: isSame ? known.values : new Map<number, (number | null)[]>(),
        times: isSame ? known.times : [],
      }
    })
    for (const entry of this.entries) this.paint(entry, theme)
  }

  /** The oldest bar that an indicator has a value for, or none yet, in seconds. */
  oldestOf(key: string): number | undefined {
    return this.entries.find((entry) => entry.key === key)?.times[0]
  }

  /** Takes values over: a first page, an older one, or the newest again. */
  take(key: string, page: IndicatorValues, theme: ChartTheme): void {
    const entry = this.entries.find((candidate) => candidate.key === key)
    if (!entry) return
    const lastBefore = entry.times.at(-1) ?? Number.NEGATIVE_INFINITY
    const places = entry.indicator.outputs.map((output) => page.series.findIndex((each) => each.output === output.name))
    const fresh: number[] = []
    for (const [index, millis] of page.times.entries()) {
      const time = Math.floor(millis / 1000)
      if (!entry.values.has(time)) fresh.push(time)
      entry.values.set(
        time,
        places.map((place) => page.series[place]?.values[index] ?? null),
      )
    }
    const isNewest = entry.times.length > 0 && page.times.length <= newestBars
    if (isNewest && fresh.every((time) => time > lastBefore)) {
      entry.times.push(...fresh)
      for (const millis of page.times) this.renew(entry, Math.floor(millis / 1000), lastBefore, theme)
    } else {
      entry.times = [...entry.values.keys()].sort((left, right) => left - right)
      this.paint(entry, theme)
    }
  }

  /** What each indicator said at that bar; without a time, last. */
  readings(time: number | undefined): Reading[] {
    return this.entries.map(({ key, label, curves, values, times }) => {
      const figures = values.get(time ?? times.at(-1) ?? 0)
      return {
        key,
        label,
        figures: curves.map(({ output, color }, place) => ({
          name: output.title,
          value: figures?.[place] ?? undefined,
          color,
        })),
      }
    })
  }

  private curve(output: IndicatorOutput, color: string, pane: number): Curve['series'] {
    const quiet = { color, lastValueVisible: false, priceLineVisible: false, title: '' }
    if (output.shape === 'HISTOGRAM') return this.chart.addSeries(HistogramSeries, quiet, pane)
    const isDots = output.shape === 'DOTS'
    return this.chart.addSeries(
      LineSeries,
      {
        ...quiet,
        lineWidth: output.shape === 'BAND' ? 1 : 2,
        lineStyle: output.shape === 'BAND' ? LineStyle.SparseDotted : LineStyle.Solid,
        lineVisible: !isDots,
        pointMarkersVisible: isDots,
        pointMarkersRadius: 2,
        crosshairMarkerVisible: false,
        // An average far away must not press the candles together.
        ...(output.pane === 'PRICE' ? { autoscaleInfoProvider: () => null } : {}),
      },
      pane,
    )
  }

  private paint({ curves, times, values }: Entry, theme: ChartTheme): void {
    for (const [place, curve] of curves.entries()) {
      curve.series.setData(times.map((time) => pointOf(curve, time, values.get(time)?.[place], theme)))
    }
  }

  private renew({ curves, values }: Entry, time: number, from: number, theme: ChartTheme): void {
    // The chart takes only its last point again, and what is newer.
    if (time < from) return
    for (const [place, curve] of curves.entries()) {
      curve.series.update(pointOf(curve, time, values.get(time)?.[place], theme))
    }
  }
}

/** A page no larger than this is one that renews the end. */
export const newestBars = 3

function pointOf({ output }: Curve, time: number, value: number | null | undefined, theme: ChartTheme) {
  if (value === null || value === undefined) return { time: time as UTCTimestamp }
  const isBar = output.shape === 'HISTOGRAM'
  return {
    time: time as UTCTimestamp,
    value,
    ...(isBar ? { color: value >= 0 ? theme.upWash : theme.downWash } : {}),
  }
}
