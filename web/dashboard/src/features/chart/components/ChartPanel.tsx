import { useCallback, useEffect, useState } from 'react'
import { Failure } from '@/components/states'
import type { Instrument } from '@/features/instrument/api/instruments'
import type { TimeFrame } from '@/features/market/api/bars'
import { useAfterPaint } from '@/lib/after-paint'
import { classes } from '@/lib/classes'
import { useTheme } from '@/lib/theme'
import { deleteDrawings } from '../drawing/model'
import { removeIndicator } from '../layout'
import type { Amendable } from '../order-lines'
import { ChartTools } from './ChartTools'
import { DrawingTools } from './DrawingTools'
import { IndicatorDialog } from './IndicatorDialog'
import { LayoutDialog } from './LayoutDialog'
import { Legend } from './Legend'
import { MoveOrder } from './MoveOrder'
import { savePicture } from './picture'
import { useIndicatorValues } from './use-indicator-values'
import { useLines, useMarkers, useSketch } from './use-market-marks'
import { usePen } from './use-pen'
import { usePriceChart } from './use-price-chart'

type Props = { instrument: Instrument; frame: TimeFrame; onFrame: (frame: TimeFrame) => void; isStale: boolean }

export function ChartPanel({ instrument, frame: chosen, onFrame, isStale }: Props) {
  // Another chart takes time to make: which frame is chosen is seen before it.
  const frame = useAfterPaint(chosen)
  const { symbol, tickSize, quantityDecimals } = instrument
  const { container, chart, latest, pointed, pages, failure, isLoading, retry } = usePriceChart(instrument, frame)
  const { readings, failures } = useIndicatorValues(chart, symbol, frame, pages, pointed)
  const [moved, setMoved] = useState<{ amends: Amendable; to: string }>()
  const [open, setOpen] = useState<'indicators' | 'layouts'>()
  const pen = usePen({ chart, container, symbol, tickSize, onDragged: (amends, to) => setMoved({ amends, to }) })
  const markers = useMarkers(symbol, quantityDecimals)
  const lines = useLines(symbol)
  const sketch = useSketch(symbol, frame)
  const { theme } = useTheme()

  // A tick draws the figures anew, not the tools.
  const onPicture = useCallback(
    () => chart && savePicture(chart.picture(), `${symbol}-${frame}`),
    [chart, symbol, frame],
  )
  const onLatest = useCallback(() => chart?.toLatest(), [chart])
  const onDeleteAll = useCallback(() => deleteDrawings(symbol), [symbol])

  useEffect(() => chart?.mark(markers), [chart, markers])
  useEffect(() => chart?.sketch(sketch), [chart, sketch])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme has cleared the lines, so they are drawn again
  useEffect(() => chart?.rule(lines), [chart, lines, theme])

  return (
    <section
      aria-label={`Chart of ${symbol}`}
      className="flex h-full min-h-0 flex-col overflow-hidden rounded-lg border bg-panel"
    >
      <ChartTools frame={chosen} onFrame={onFrame} onOpen={setOpen} onPicture={onPicture} onLatest={onLatest} />
      <div className="flex min-h-0 flex-1">
        <DrawingTools
          tool={pen.tool}
          onTool={pen.setTool}
          onPutDown={pen.putDown}
          count={pen.drawings.length}
          hasSelected={pen.selected !== undefined}
          onDelete={pen.remove}
          onDeleteAll={onDeleteAll}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: a group that keys act in, not a set of fields */}
        <div
          role="group"
          aria-label="Candles: arrows scroll, plus and minus zoom, and a selected drawing moves with the arrows"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the chart need a place to be pressed at
          tabIndex={0}
          onKeyDown={pen.onKeyDown}
          className="relative min-h-0 min-w-0 flex-1 -outline-offset-2"
        >
          <Legend
            latest={latest}
            pointed={pointed === undefined ? undefined : chart?.bars.barOf(pointed)}
            readings={readings}
            failures={failures}
            instrument={instrument}
            onRemove={removeIndicator}
          />
          <div
            ref={container}
            data-testid="chart"
            data-tool={pen.tool}
            aria-hidden="true"
            className={classes('chart absolute inset-0', isStale && 'stale')}
          />
          <p className="sr-only">
            Candles of {symbol}, {frame} each. The figures of the bar under the pointer, or of the latest, are in the
            text before.
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
      </div>
      {open === 'indicators' && <IndicatorDialog onClose={() => setOpen(undefined)} />}
      {open === 'layouts' && <LayoutDialog frame={frame} onFrame={onFrame} onClose={() => setOpen(undefined)} />}
      {moved && (
        <MoveOrder
          {...moved}
          instrument={instrument}
          onDone={() => {
            setMoved(undefined)
            if (!chart?.isGone) chart?.orderLines.release()
          }}
        />
      )}
    </section>
  )
}
