import { useCallback, useEffect, useRef, useState } from 'react'
import type { Instrument } from '@/features/instrument/api/instruments'
import { barsOf, frameSeconds, loadBars, type TimeFrame } from '@/features/market/api/bars'
import { stream } from '@/lib/stream'
import { useTheme } from '@/lib/theme'
import { useZone } from '@/lib/time'
import { type Candle, candleOf } from '../bar-series'
import { PriceChart } from '../price-chart'

/** After a break that was longer than a snapshot reaches back, bars are fetched; not more often than a person sees. */
const reloadMillis = 2_000

/** One chart for each symbol and frame: its first page, older pages as one scrolls, and the live bar. */
export function usePriceChart({ symbol, priceDecimals }: Instrument, frame: TimeFrame) {
  const container = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<PriceChart>()
  const [latest, setLatest] = useState<Candle>()
  const [pointed, setPointed] = useState<number>()
  const [failure, setFailure] = useState<unknown>()
  const [isLoading, setLoading] = useState(true)
  /** How often older bars have come: what is drawn beside them has to reach further back. */
  const [pages, setPages] = useState(0)
  const [attempt, setAttempt] = useState(0)
  const { theme } = useTheme()
  const zone = useZone((state) => state.zone)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` begins anew on purpose
  useEffect(() => {
    const element = container.current
    if (!element) return
    let isGone = false
    let isFetching = false
    let isAtStart = false
    const waiting: Candle[] = []
    let isOpen = false

    const older = async () => {
      const first = made.bars.first()
      if (!first || isFetching || isAtStart) return
      isFetching = true
      try {
        const page = await loadBars(symbol, frame, first.time * 1000)
        if (isGone) return
        isAtStart = !made.prepend(page.map(candleOf))
        if (!isAtStart) setPages((count) => count + 1)
      } catch {
        // Scrolling on asks again; the bars that are there stay.
        isAtStart = false
      } finally {
        isFetching = false
      }
    }
    const made = new PriceChart(
      element,
      { onOlderWanted: () => void older(), onPointed: setPointed },
      frameSeconds[frame],
    )
    setChart(made)
    setLoading(true)
    setFailure(undefined)
    setLatest(undefined)
    setPointed(undefined)
    setPages(0)

    const load = async () => {
      try {
        const page = (await loadBars(symbol, frame)).map(candleOf)
        if (isGone) return
        if (isOpen) made.prepend(page)
        else made.open(page)
        isOpen = true
        for (const candle of waiting.splice(0)) made.push(candle)
        setLatest(made.bars.last())
        setFailure(undefined)
        setPages((count) => count + 1)
      } catch (error) {
        if (!isGone && !isOpen) setFailure(error)
      } finally {
        if (!isGone) setLoading(false)
      }
    }
    let loadedAt = 0
    const leave = stream.subscribe(`bars:${symbol}:${frame}`, (frames) => {
      for (const message of frames) {
        const candles = barsOf(message.data).map(candleOf)
        const last = made.bars.last()
        const isBehind = last && candles[0] && candles[0].time > last.time && message.type === 'snapshot'
        if (isBehind && Date.now() - loadedAt > reloadMillis) {
          loadedAt = Date.now()
          void load()
        }
        for (const candle of candles) {
          if (isOpen) made.push(candle)
          else waiting.push(candle)
        }
      }
      if (isOpen) setLatest(made.bars.last())
    })
    void load()
    return () => {
      isGone = true
      leave()
      made.close()
    }
  }, [symbol, frame, attempt])

  useEffect(() => chart?.speak(priceDecimals, zone, frame === '1s'), [chart, priceDecimals, zone, frame])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page when the theme has changed
  useEffect(() => chart?.repaint(), [chart, theme])
  const retry = useCallback(() => setAttempt((count) => count + 1), [])
  const bar = pointed === undefined || !chart ? latest : (chart.bars.barOf(pointed) ?? latest)
  return { container, chart, bar, pointed, pages, failure, isLoading, retry }
}
