import {
  createSeriesMarkers,
  type IChartApi,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  LineSeries,
  LineStyle,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts'
import type { Sketch } from '@/features/pattern/drawing'
import type { BarSeries } from './bar-series'
import type { ChartTheme } from './theme'

export type Marker = { at: number; side: 'BUY' | 'SELL'; text: string }

/** A label is about as wide as so many bars. */
const labelBars = 12

type Labelled = { place: number; position: string; text: string; isFill: boolean }

/**
 * The labels that can be read: of patterns those that would lie over another on their side of the bars are left out, the older before the
 * newer, and all of them before a fill's. In the order of `marks`; '' for what is left out.
 */
export function legible(marks: readonly Labelled[]): string[] {
  const kept: Labelled[] = marks.filter(({ isFill }) => isFill)
  for (const mark of marks.filter(({ isFill }) => !isFill).toSorted((one, other) => other.place - one.place)) {
    const isFree = kept.every(
      ({ place, position }) => position !== mark.position || Math.abs(place - mark.place) >= labelBars,
    )
    if (isFree) kept.push(mark)
  }
  return marks.map((mark) => (kept.includes(mark) ? mark.text : ''))
}

/** What stands at bars: fills, and what was seen in the market. */
export class Marks {
  private readonly plugin: ISeriesMarkersPluginApi<Time>
  private markers: readonly Marker[] = []
  private sketch: Sketch = { marks: [], strokes: [] }
  private strokes: ISeriesApi<'Line'>[] = []

  constructor(
    private readonly chart: IChartApi,
    candles: ISeriesApi<'Candlestick'>,
    private readonly bars: BarSeries,
  ) {
    this.plugin = createSeriesMarkers(candles, [])
  }

  mark(markers: readonly Marker[], theme: ChartTheme): void {
    this.markers = markers
    this.paintMarkers(theme)
  }

  draw(sketch: Sketch, theme: ChartTheme): void {
    this.sketch = sketch
    this.paint(theme)
  }

  /** Once more, after the bars or the colours have changed. */
  paint(theme: ChartTheme): void {
    this.paintMarkers(theme)
    this.paintStrokes(theme)
  }

  private paintMarkers(theme: ChartTheme): void {
    const painted: (SeriesMarker<Time> & { text: string; isFill: boolean })[] = []
    for (const marker of this.markers) {
      const time = this.bars.timeAt(marker.at)
      if (time === undefined) continue
      const isBuy = marker.side === 'BUY'
      painted.push({
        time: time as UTCTimestamp,
        position: isBuy ? 'belowBar' : 'aboveBar',
        shape: isBuy ? 'arrowUp' : 'arrowDown',
        color: isBuy ? theme.up : theme.down,
        text: marker.text,
        isFill: true,
      })
    }
    for (const mark of this.sketch.marks) {
      const time = this.bars.timeAt(mark.at)
      if (time === undefined) continue
      painted.push({
        time: time as UTCTimestamp,
        position: mark.side === 'BULLISH' ? 'belowBar' : 'aboveBar',
        shape: 'circle',
        size: 0.5,
        color: sideColor(mark.side, theme),
        text: mark.text,
        isFill: false,
      })
    }
    painted.sort((left, right) => (left.time as number) - (right.time as number))
    const labels = legible(painted.map((each) => ({ ...each, place: this.bars.placeOf(each.time as number, 1) ?? 0 })))
    this.plugin.setMarkers(painted.map(({ isFill, ...marker }, index) => ({ ...marker, text: labels[index] ?? '' })))
  }

  private paintStrokes(theme: ChartTheme): void {
    for (const drawn of this.strokes) this.chart.removeSeries(drawn)
    this.strokes = []
    for (const stroke of this.sketch.strokes) {
      // A line from before the first bar would stretch the axis; it comes with the page that has its beginning.
      const [from, to] = [this.bars.timeAt(stroke.from), this.bars.timeAt(stroke.to)]
      if (from === undefined || to === undefined || from >= to) continue
      const series = this.chart.addSeries(LineSeries, {
        color: sideColor(stroke.side, theme),
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
}

function sideColor(side: 'BULLISH' | 'BEARISH' | 'NEUTRAL', theme: ChartTheme): string {
  return { BULLISH: theme.up, BEARISH: theme.down, NEUTRAL: theme.accent }[side]
}
