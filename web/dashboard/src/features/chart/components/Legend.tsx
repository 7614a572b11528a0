import { X } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { Instrument } from '@/features/instrument/api/instruments'
import { compact, percent, price } from '@/lib/format'
import { type Live, tint, write } from '@/lib/live'
import type { Candle } from '../bar-series'
import type { Reading } from '../indicator-layer'

type Props = {
  latest: Live<Candle | undefined>
  /** The bar under the pointer. */
  pointed: Candle | undefined
  readings: readonly Reading[]
  failures: Record<string, string>
  instrument: Instrument
  onRemove: (key: string) => void
}

/** The figures of the bar under the pointer, or of the latest. */
export function Legend({ latest, pointed, readings, failures, instrument, onRemove }: Props) {
  return (
    <div className="pointer-events-none absolute top-2 left-3 z-10 flex w-4/5 flex-col items-start gap-0.5 text-2xs">
      <BarFigures latest={latest} pointed={pointed} instrument={instrument} />
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

const figureNames = ['O', 'H', 'L', 'C', 'Change', 'Vol'] as const

function BarFigures({ latest, pointed, instrument }: Pick<Props, 'latest' | 'pointed' | 'instrument'>) {
  const list = useRef<HTMLDListElement>(null)
  const paint = () => {
    const bar = pointed ?? latest.get()
    if (list.current) list.current.hidden = bar === undefined
    if (!bar) return
    const figure = (value: number) => price(value, instrument.priceDecimals)
    const texts = [bar.open, bar.high, bar.low, bar.close].map(figure)
    texts.push(percent(bar.close / bar.open - 1), compact(bar.volume))
    for (const [place, text] of texts.entries()) write(list.current?.children[place]?.lastElementChild, text)
    tint(list.current, bar.close >= bar.open ? 'up' : 'down')
  }
  useLayoutEffect(() => {
    paint()
    return latest.watch(paint)
  })
  return (
    <dl
      ref={list}
      className="toned apart flex h-8 w-[27rem] max-w-full flex-wrap gap-x-2.5 rounded bg-panel/80 pr-1 sm:h-4"
    >
      {figureNames.map((name) => (
        <div key={name} className="flex gap-1">
          <dt className={name === 'Change' ? 'sr-only' : 'text-mute'}>{name}</dt>
          <dd className={name === 'Vol' ? 'text-soft' : undefined} />
        </div>
      ))}
    </dl>
  )
}
