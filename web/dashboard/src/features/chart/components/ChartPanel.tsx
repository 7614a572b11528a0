import { ChevronsRight, Shapes } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Segmented } from '@/components/Segmented'
import { Failure } from '@/components/states'
import { timeOf, useFills } from '@/features/fill/api/fills'
import type { Instrument } from '@/features/instrument/api/instruments'
import { barsOf, loadBars, type TimeFrame, timeFrames } from '@/features/market/api/bars'
import { useOpenOrders } from '@/features/order/api/orders'
import { frameOf, useSightings } from '@/features/pattern/api/patterns'
import { sketchOf } from '@/features/pattern/drawing'
import { usePatternsShown } from '@/features/pattern/shown'
import { usePositions } from '@/features/position/api/positions'
import { useOpenTrades } from '@/features/trade/api/trades'
import { classes } from '@/lib/classes'
import { compact, percent, price, quantity } from '@/lib/format'
import { stream } from '@/lib/stream'
import { useTheme } from '@/lib/theme'
import { useZone } from '@/lib/time'
import { type Candle, candleOf } from '../bar-series'
import { type Line, type Marker, PriceChart } from '../price-chart'

type Props = { instrument: Instrument; frame: TimeFrame; onFrame: (frame: TimeFrame) => void; isStale: boolean }

const frameOptions = timeFrames.map((frame, index) => ({ value: frame, label: frame, hint: `Key ${index + 1}` }))

export function ChartPanel({ instrument, frame, onFrame, isStale }: Props) {
  const { symbol } = instrument
  const { container, chart, legend, failure, isLoading, retry } = usePriceChart(instrument, frame)
  const markers = useMarkers(symbol, instrument.quantityDecimals)
  const lines = useLines(symbol)
  const sketch = useSketch(symbol, frame)
  const { isShown, toggle } = usePatternsShown()
  const { theme } = useTheme()

  useEffect(() => chart?.mark(markers), [chart, markers])
  useEffect(() => chart?.sketch(sketch), [chart, sketch])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme has cleared the lines, so they are drawn again
  useEffect(() => chart?.rule(lines), [chart, lines, theme])

  return (
    <section
      aria-label={`Chart of ${symbol}`}
      className="flex h-full min-h-0 flex-col overflow-hidden rounded-lg border bg-panel"
    >
      <div className="flex h-10 shrink-0 items-center gap-3 border-b px-2">
        <h2 className="sr-only">Chart</h2>
        <Segmented label="Time frame" value={frame} options={frameOptions} onChange={onFrame} />
        <button
          type="button"
          title={frameOf(frame) ? 'Patterns on the chart' : 'Patterns are looked for from one minute up'}
          aria-label="Patterns on the chart"
          aria-pressed={isShown}
          onClick={toggle}
          className={classes(
            'ml-auto rounded-md p-1.5 hover:bg-raised hover:text-ink',
            isShown ? 'text-accent' : 'text-mute',
          )}
        >
          <Shapes className="size-4" aria-hidden="true" />
        </button>
        <button
          type="button"
          title="To the latest bar"
          aria-label="To the latest bar"
          onClick={() => chart?.toLatest()}
          className="rounded-md p-1.5 text-mute hover:bg-raised hover:text-ink"
        >
          <ChevronsRight className="size-4" aria-hidden="true" />
        </button>
      </div>
      <div className="relative min-h-0 flex-1">
        <Legend candle={legend} instrument={instrument} />
        <div
          ref={container}
          data-testid="chart"
          aria-hidden="true"
          className={classes('absolute inset-0', isStale && 'stale')}
        />
        <p className="sr-only">
          Candles of {symbol}, {frame} each. The figures of the bar under the pointer, or of the latest, are in the text
          before.
        </p>
        {isLoading && <div className="skeleton absolute inset-3" role="status" aria-label="Chart: loading" />}
        {failure !== undefined && (
          <div className="absolute inset-x-0 top-10">
            <Failure error={failure} retry={retry} />
          </div>
        )}
        <a
          href="https://www.tradingview.com/"
          target="_blank"
          rel="noreferrer"
          className="absolute bottom-8 left-3 z-10 rounded bg-panel/80 px-1 text-2xs text-mute hover:text-ink hover:underline"
        >
          Charts by TradingView
        </a>
      </div>
    </section>
  )
}

function Legend({ candle, instrument }: { candle: Candle | undefined; instrument: Instrument }) {
  if (!candle) return null
  const tone = candle.close >= candle.open ? 'text-up' : 'text-down'
  const figure = (value: number) => price(value, instrument.priceDecimals)
  return (
    <dl className="pointer-events-none absolute top-2 left-3 z-10 flex flex-wrap gap-x-2.5 rounded bg-panel/80 pr-1 text-2xs">
      {(
        [
          ['O', figure(candle.open)],
          ['H', figure(candle.high)],
          ['L', figure(candle.low)],
          ['C', figure(candle.close)],
        ] as const
      ).map(([name, value]) => (
        <div key={name} className="flex gap-1">
          <dt className="text-mute">{name}</dt>
          <dd className={tone}>{value}</dd>
        </div>
      ))}
      <div className="flex gap-1">
        <dt className="sr-only">Change</dt>
        <dd className={tone}>{percent(candle.close / candle.open - 1)}</dd>
      </div>
      <div className="flex gap-1">
        <dt className="text-mute">Vol</dt>
        <dd className="text-soft">{compact(candle.volume)}</dd>
      </div>
    </dl>
  )
}

/** One chart for each symbol and frame: its first page, older pages as one scrolls, and the live bar. */
function usePriceChart({ symbol, priceDecimals }: Instrument, frame: TimeFrame) {
  const container = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<PriceChart>()
  const [latest, setLatest] = useState<Candle>()
  const [pointed, setPointed] = useState<Candle>()
  const [failure, setFailure] = useState<unknown>()
  const [isLoading, setLoading] = useState(true)
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
        if (!isGone) isAtStart = !made.prepend(page.map(candleOf))
      } catch {
        // Scrolling on asks again; the bars that are there stay.
        isAtStart = false
      } finally {
        isFetching = false
      }
    }
    const made = new PriceChart(element, { onOlderWanted: () => void older(), onLegend: setPointed })
    setChart(made)
    setLoading(true)
    setFailure(undefined)
    setLatest(undefined)

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
        // After a break longer than a snapshot reaches back, the bars between are fetched; not more often than a person sees.
        if (
          last &&
          candles[0] &&
          candles[0].time > last.time &&
          message.type === 'snapshot' &&
          Date.now() - loadedAt > 2_000
        ) {
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
  return { container, chart, legend: pointed ?? latest, failure, isLoading, retry }
}

function useMarkers(symbol: string, decimals: number): Marker[] {
  const { data } = useFills()
  return useMemo(
    () =>
      (data ?? [])
        .filter((fill) => fill.symbol === symbol)
        .map((fill) => ({
          at: Math.floor(timeOf(fill) / 1000),
          side: fill.side,
          text: `${fill.side === 'BUY' ? 'B' : 'S'} ${quantity(fill.lastQuantity, decimals)}`,
        })),
    [data, symbol, decimals],
  )
}

/** Patterns of the symbol and frame; none while they are switched off. */
function useSketch(symbol: string, frame: TimeFrame) {
  const isShown = usePatternsShown((state) => state.isShown)
  const seen = frameOf(frame)
  const { sightings } = useSightings(isShown && seen ? { symbol, frame: seen, status: '' } : undefined)
  return useMemo(() => sketchOf(isShown && seen ? (sightings ?? []) : []), [sightings, isShown, seen])
}

function useLines(symbol: string): Line[] {
  const orders = useOpenOrders()
  const trades = useOpenTrades()
  const positions = usePositions()
  return useMemo(() => {
    const lines: Line[] = []
    for (const order of orders ?? []) {
      const at = order.status === 'WAITING' || order.status === 'SUSPENDED' ? order.stopPrice : null
      const linePrice = at ?? order.limitPrice
      if (order.symbol !== symbol || !linePrice) continue
      const isBuy = order.side === 'BUY'
      lines.push({
        price: Number(linePrice),
        kind: isBuy ? 'buy' : 'sell',
        title: `${isBuy ? 'Buy' : 'Sell'} ${order.leavesQuantity}`,
      })
    }
    for (const trade of trades ?? []) {
      if (trade.symbol !== symbol) continue
      if (trade.stopLossPrice) lines.push({ price: Number(trade.stopLossPrice), kind: 'stop', title: 'Stop-loss' })
      if (trade.takeProfitPrice)
        lines.push({ price: Number(trade.takeProfitPrice), kind: 'target', title: 'Take-profit' })
    }
    for (const position of positions ?? []) {
      if (position.symbol === symbol && position.averagePrice) {
        lines.push({ price: Number(position.averagePrice), kind: 'entry', title: 'Entry' })
      }
    }
    return lines
  }, [orders, trades, positions, symbol])
}
