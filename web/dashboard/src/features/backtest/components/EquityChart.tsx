import { AreaSeries, ColorType, createChart, LineSeries, type UTCTimestamp } from 'lightweight-charts'
import { useEffect, useRef } from 'react'
import { drawnOnPaper } from '@/features/chart/on-paper'
import { chartTheme } from '@/features/chart/theme'
import { useTheme } from '@/lib/theme'
import type { EquityPoint } from '../api/backtests'
import { drawdownOf } from '../series'

/** Equity with buy and hold, and the drawdown below. */
export function EquityChart({ points }: { points: readonly EquityPoint[] }) {
  const container = useRef<HTMLDivElement>(null)
  const theme = useTheme((state) => state.theme)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, which the theme changes
  useEffect(() => {
    if (!container.current) return
    const colors = chartTheme()
    const chart = createChart(container.current, {
      autoSize: true,
      layout: {
        attributionLogo: false,
        background: { type: ColorType.Solid, color: colors.panel },
        textColor: colors.mute,
        fontFamily: "'Inter Variable', system-ui, sans-serif",
        fontSize: 11,
        panes: { separatorColor: colors.line },
      },
      grid: { vertLines: { color: colors.line }, horzLines: { color: colors.line } },
      rightPriceScale: { borderVisible: false },
      timeScale: { borderVisible: false, timeVisible: true },
    })
    const line = { priceLineVisible: false, lastValueVisible: false, lineWidth: 2 as const }
    const hold = chart.addSeries(LineSeries, { ...line, color: colors.mute })
    const equity = chart.addSeries(LineSeries, { ...line, color: colors.accent })
    const below = chart.addSeries(
      AreaSeries,
      {
        ...line,
        lineColor: colors.down,
        topColor: colors.downWash,
        bottomColor: colors.downWash,
        priceFormat: { type: 'custom', formatter: (value: number) => `${(100 * value).toFixed(1)} %` },
      },
      1,
    )
    const drawdown = drawdownOf(points)
    const at = (point: EquityPoint) => (Date.parse(point.time) / 1000) as UTCTimestamp
    equity.setData(points.map((point) => ({ time: at(point), value: point.equity })))
    hold.setData(points.flatMap((p) => (p.benchmark === null ? [] : [{ time: at(p), value: p.benchmark }])))
    below.setData(points.map((point, index) => ({ time: at(point), value: drawdown[index] ?? 0 })))
    chart.panes()[0]?.setStretchFactor(3)
    chart.panes()[1]?.setStretchFactor(1)
    chart.timeScale().fitContent()
    return drawnOnPaper(chart)
  }, [points, theme])
  return (
    <figure className="m-0">
      <figcaption className="flex gap-4 px-1 pb-1 text-2xs text-mute">
        <span className="text-accent">━ the run</span>
        <span>━ buy and hold</span>
        <span className="text-down">━ drawdown</span>
      </figcaption>
      <div ref={container} className="h-72" data-testid="equity-chart" />
    </figure>
  )
}
