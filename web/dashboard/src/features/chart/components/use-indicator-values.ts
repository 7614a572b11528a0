import { useEffect, useMemo, useState } from 'react'
import type { TimeFrame } from '@/features/market/api/bars'
import { problemOf } from '@/lib/problem'
import { useTheme } from '@/lib/theme'
import { labelOf, loadIndicator, useIndicators } from '../api/indicators'
import { newestBars, type Reading } from '../indicator-layer'
import { chartLayout } from '../layout'
import type { PriceChart } from '../price-chart'

const renewMillis = 2_000
const mostBars = 5_000

/** Draws what the layout says, and keeps its values as fresh and as far back as the bars are. Gives what the legend shows. */
export function useIndicatorValues(
  chart: PriceChart | undefined,
  symbol: string,
  frame: TimeFrame,
  pages: number,
  pointed: number | undefined,
): { readings: Reading[]; failures: Record<string, string> } {
  const { data: catalog } = useIndicators()
  const { kind, hasVolume, indicators } = chartLayout.use()
  const { theme } = useTheme()
  const [version, setVersion] = useState(0)
  const [failures, setFailures] = useState<Record<string, string>>({})
  const drawn = useMemo(
    () =>
      indicators.flatMap((chosen) => {
        const indicator = catalog?.find(({ name }) => name === chosen.name)
        return indicator ? [{ ...chosen, indicator, label: labelOf(indicator, chosen.settings) }] : []
      }),
    [indicators, catalog],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme means new colours
  useEffect(() => {
    if (!chart || chart.isGone) return
    chart.showAs(kind)
    chart.showVolume(hasVolume)
    chart.indicators.show(drawn, chart.theme)
  }, [chart, kind, hasVolume, drawn, theme])

  useEffect(() => {
    if (!chart || pages === 0 || drawn.length === 0) return
    let isGone = false
    const load = async (key: string, limit: number, to?: number) => {
      const wanted = drawn.find((each) => each.key === key)
      if (!wanted || limit < 1) return
      try {
        const { name, settings } = wanted
        const values = await loadIndicator({ name, settings, symbol, frame }, Math.min(mostBars, limit), to)
        if (isGone || chart.isGone) return
        chart.indicators.take(key, values, chart.theme)
        setFailures(({ [key]: _, ...others }) => others)
      } catch (error) {
        if (!isGone) setFailures((before) => ({ ...before, [key]: problemOf(error).message }))
      }
      if (!isGone) setVersion((count) => count + 1)
    }
    for (const { key } of drawn) {
      const oldest = chart.indicators.oldestOf(key)
      if (oldest === undefined) void load(key, chart.bars.all().length)
      else {
        const missing = chart.bars.placeOf(oldest, 1) ?? 0
        if (missing >= 1) void load(key, Math.ceil(missing), oldest * 1000)
      }
    }
    const timer = setInterval(() => {
      if (document.visibilityState === 'hidden') return
      for (const { key } of drawn) if (chart.indicators.oldestOf(key) !== undefined) void load(key, newestBars)
    }, renewMillis)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [chart, drawn, symbol, frame, pages])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the values live beside React; `version` says that they are new
  const readings = useMemo(
    () => (chart && drawn.length > 0 ? chart.indicators.readings(pointed) : []),
    [chart, drawn, pointed, version],
  )
  return { readings, failures }
}
