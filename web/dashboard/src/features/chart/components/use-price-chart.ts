import { useCallback, useEffect, useRef, useState } from 'react'
import type { Instrument } from '@/features/instrument/api/instruments'
import { barsOf, frameSeconds, loadBars, type TimeFrame } from '@/features/market/api/bars'
import { Live } from '@/lib/live'
import { inPace } from '@/lib/pace'
import { stream } from '@/lib/stream'
import { onPaper, useTheme } from '@/lib/theme'
import { useZone } from '@/lib/time'
import { inTurns, turnOf } from '@/lib/turns'
import { type Candle, candleOf } from '../bar-series'
import { PriceChart } from '../price-chart'
import { drawNow } from '../theme'

/** After a break that was longer than a snapshot reaches back, bars are fetched; not more often than a person sees. */
const reloadMillis = 2_000

/** One chart for each symbol and frame: its first page, older pages as one scrolls, and the live bar. */
export function usePriceChart({ symbol, priceDecimals }: Instrument, frame: TimeFrame) {
  const container = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<PriceChart>()
  /** The newest bar, beside React: it changes with each tick. */
  const [latest] = useState(() => new Live<Candle | undefined>(undefined))
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
    /** Of each bar only what it is now. */
    const draw = () => {
      for (const candle of waiting.splice(0)) made.push(candle)
      latest.set(made.bars.last())
    }
    const turn = inPace(() => inTurns.take(turnOf.chart, draw))
    const made = new PriceChart(
      element,
      { onOlderWanted: () => void older(), onPointed: setPointed },
      frameSeconds[frame],
    )
    setChart(made)
    setLoading(true)
    setFailure(undefined)
    latest.set(undefined)
    setPointed(undefined)
    setPages(0)

    const load = async () => {
      try {
        const page = (await loadBars(symbol, frame)).map(candleOf)
        if (isGone) return
        if (isOpen) made.prepend(page)
        else made.open(page)
        isOpen = true
        draw()
        latest.set(made.bars.last())
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
          if (waiting.at(-1)?.time === candle.time) waiting.pop()
          waiting.push(candle)
        }
      }
      if (isOpen) turn.ask()
    })
    void load()
    return () => {
      isGone = true
      leave()
      turn.stop()
      inTurns.leave(draw)
      made.close()
    }
  }, [symbol, frame, attempt, latest])

  useEffect(() => chart?.speak(priceDecimals, zone, frame === '1s'), [chart, priceDecimals, zone, frame])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page when the theme has changed
  useEffect(() => chart?.repaint(), [chart, theme])
  useEffect(() => chart && onPaper(() => chart.isGone || drawNow(chart.chart)), [chart])
  const retry = useCallback(() => setAttempt((count) => count + 1), [])
  return { container, chart, latest, pointed, pages, failure, isLoading, retry }
}
