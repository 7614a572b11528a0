import { X } from 'lucide-react'
import type { Instrument } from '@/features/instrument/api/instruments'
import { compact, percent, price } from '@/lib/format'
import type { Candle } from '../bar-series'
import type { Reading } from '../indicator-layer'

type Props = {
  bar: Candle | undefined
  readings: readonly Reading[]
  failures: Record<string, string>
  instrument: Instrument
  onRemove: (key: string) => void
}

/** The figures of the bar under the pointer, or of the latest. */
export function Legend({ bar, readings, failures, instrument, onRemove }: Props) {
  return (
    <div className="pointer-events-none absolute top-2 left-3 z-10 flex max-w-[80%] flex-col items-start gap-0.5 text-2xs">
      {bar && <BarFigures bar={bar} instrument={instrument} />}
      {readings.map(({ key, label, figures }) => (
        <div key={key} className="group flex flex-wrap items-center gap-x-2 rounded bg-panel/80 pr-1">
          <span className="text-mute">{label}</span>
          {failures[key] !== undefined ? (
            <span className="text-down">{failures[key]}</span>
          ) : (
            figures.map(({ name, value, color }) => (
              <span key={name} style={{ color }} title={name}>
                {figures.length > 1 && <span className="sr-only">{name} </span>}
                {shown(value, instrument.priceDecimals)}
              </span>
            ))
          )}
          <button
            type="button"
            aria-label={`Remove ${label}`}
            title="Remove"
            onClick={() => onRemove(key)}
            className="pointer-events-auto rounded p-0.5 text-mute opacity-0 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100"
          >
            <X className="size-3" aria-hidden="true" />
          </button>
        </div>
      ))}
    </div>
  )
}

/** As many places as tell something: an oscillator has other sizes than a price. */
function shown(value: number | undefined, priceDecimals: number): string {
  if (value === undefined) return '–'
  const size = Math.abs(value)
  if (size >= 1e6) return compact(value)
  return price(value, size >= 100 ? Math.min(2, priceDecimals) : size >= 0.1 ? 2 : Math.max(4, priceDecimals))
}

function BarFigures({ bar, instrument }: { bar: Candle; instrument: Instrument }) {
  const tone = bar.close >= bar.open ? 'text-up' : 'text-down'
  const figure = (value: number) => price(value, instrument.priceDecimals)
  const figures = [
    ['O', figure(bar.open)],
    ['H', figure(bar.high)],
    ['L', figure(bar.low)],
    ['C', figure(bar.close)],
  ] as const
  return (
    <dl className="flex flex-wrap gap-x-2.5 rounded bg-panel/80 pr-1">
      {figures.map(([name, value]) => (
        <div key={name} className="flex gap-1">
          <dt className="text-mute">{name}</dt>
          <dd className={tone}>{value}</dd>
        </div>
      ))}
      <div className="flex gap-1">
        <dt className="sr-only">Change</dt>
        <dd className={tone}>{percent(bar.close / bar.open - 1)}</dd>
      </div>
      <div className="flex gap-1">
        <dt className="text-mute">Vol</dt>
        <dd className="text-soft">{compact(bar.volume)}</dd>
      </div>
    </dl>
  )
}
