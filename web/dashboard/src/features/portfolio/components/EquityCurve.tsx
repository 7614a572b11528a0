import { AreaSeries, ColorType, createChart, type UTCTimestamp } from 'lightweight-charts'
import { useEffect, useRef } from 'react'
import { drawnOnPaper } from '@/features/chart/on-paper'
import { chartTheme } from '@/features/chart/theme'
import { price } from '@/lib/format'
import { useTheme } from '@/lib/theme'
import { clockTime, shortDate, useZone } from '@/lib/time'
import type { EquityPoint } from '../api/portfolio'

/** What the account was worth, and below how far that was from its best. */
export function EquityCurve({ points, currency }: { points: readonly EquityPoint[]; currency: string }) {
  const container = useRef<HTMLDivElement>(null)
  const theme = useTheme((state) => state.theme)
  const { zone } = useZone()
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
      localization: {
        priceFormatter: (value: number) => price(value, 2),
        timeFormatter: (time: number) => `${shortDate(time * 1000, zone)} ${clockTime(time * 1000, zone)}`,
      },
      grid: { vertLines: { visible: false }, horzLines: { color: colors.line } },
      rightPriceScale: { borderVisible: false },
      timeScale: { borderVisible: false, timeVisible: true },
      handleScroll: { mouseWheel: false },
      handleScale: { mouseWheel: false },
    })
    const line = { priceLineVisible: false, lastValueVisible: false, lineWidth: 2 as const }
    const equity = chart.addSeries(AreaSeries, {
      ...line,
      lineColor: colors.accent,
      topColor: `${colors.accent}33`,
      bottomColor: `${colors.accent}00`,
    })
    const below = chart.addSeries(
      AreaSeries,
      {
        ...line,
        lineColor: colors.down,
        topColor: colors.downWash,
        bottomColor: colors.downWash,
        priceFormat: { type: 'custom', formatter: (value: number) => `${price(value, 1)} %` },
      },
      1,
    )
    const rows = onceASecond(points)
    equity.setData(rows.map((point) => ({ time: secondsOf(point), value: Number(point.equity) })))
    below.setData(rows.map((point) => ({ time: secondsOf(point), value: -Number(point.drawdownPercent) })))
    chart.panes()[0]?.setStretchFactor(3)
    chart.panes()[1]?.setStretchFactor(1)
    chart.timeScale().fitContent()
    return drawnOnPaper(chart)
  }, [points, theme, zone])
  const last = points.at(-1)
  return (
    <figure className="m-0 px-3 pb-3">
      <figcaption className="flex flex-wrap gap-4 px-1 pb-1 text-2xs text-mute">
        <span className="text-accent">━ equity, {currency}</span>
        <span className="text-down">━ below its best, %</span>
        {last && (
          <span className="sr-only">
            The last value is {price(last.equity, 2)} {currency}, {price(last.drawdownPercent, 2)} % below the best.
          </span>
        )}
      </figcaption>
      <div ref={container} className="h-80" data-testid="equity-curve" />
    </figure>
  )
}

const secondsOf = (point: EquityPoint) => Math.floor(point.time / 1000) as UTCTimestamp

/** A chart has one value for each second: the last one. */
function onceASecond(points: readonly EquityPoint[]): EquityPoint[] {
  return points.filter((point, index) => {
    const next = points[index + 1]
    return !next || secondsOf(next) > secondsOf(point)
  })
}
