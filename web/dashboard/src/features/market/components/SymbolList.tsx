import { Search } from 'lucide-react'
import { type KeyboardEvent, type Ref, useRef, useState } from 'react'
import { Spark } from '@/components/Spark'
import type { Instrument } from '@/features/instrument/api/instruments'
import { classes } from '@/lib/classes'
import { arrow, percent, price } from '@/lib/format'
import { tint, write } from '@/lib/live'
import { useDay, useLiveDay } from '../api/day'
import { useSpark } from '../api/spark'

type Props = {
  instruments: readonly Instrument[]
  selected: string
  onSelect: (symbol: string) => void
  searchRef: Ref<HTMLInputElement>
  isStale: boolean
}

export function SymbolList({ instruments, selected, onSelect, searchRef, isStale }: Props) {
  const [sought, setSought] = useState('')
  const found = instruments.filter((instrument) => instrument.symbol.includes(sought.trim().toUpperCase()))
  const choose = (event: KeyboardEvent<HTMLInputElement>) => {
    const first = found[0]
    if (event.key !== 'Enter' || !first) return
    onSelect(first.symbol)
    setSought('')
    event.currentTarget.blur()
  }
  return (
    <div className="flex h-full flex-col">
      <label className="mx-2 mb-1 flex h-8 items-center gap-2 rounded-md bg-sunken px-2 text-mute focus-within:outline-2 focus-within:outline-accent">
        <Search className="size-3.5" aria-hidden="true" />
        <span className="sr-only">Search a symbol</span>
        <input
          id="symbol-search"
          ref={searchRef}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={choose}
          placeholder="Symbol"
          spellCheck={false}
          className="w-full min-w-0 bg-transparent text-xs text-ink outline-none placeholder:text-mute"
        />
        <kbd className="rounded border px-1 text-2xs">/</kbd>
      </label>
      {found.length === 0 && <p className="px-3 py-2 text-xs text-mute">No symbol has “{sought}” in it.</p>}
      <ul className={classes('min-h-0 flex-1 overflow-y-auto px-1 pb-1', isStale && 'stale')} aria-label="Symbols">
        {found.map((instrument) => (
          <li key={instrument.symbol}>
            <SymbolRow instrument={instrument} isSelected={instrument.symbol === selected} onSelect={onSelect} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function SymbolRow({
  instrument,
  isSelected,
  onSelect,
}: {
  instrument: Instrument
  isSelected: boolean
  onSelect: (symbol: string) => void
}) {
  const { symbol, base, quote, priceDecimals } = instrument
  const last = useRef<HTMLSpanElement>(null)
  const arrowPlace = useRef<HTMLSpanElement>(null)
  const change = useRef<HTMLSpanElement>(null)
  const changed = useRef<HTMLSpanElement>(null)
  useLiveDay(symbol, (day) => {
    write(last.current, price(day.last, priceDecimals))
    write(arrowPlace.current, arrow[day.tone])
    write(change.current, percent(day.change))
    tint(changed.current, day.tone)
  })
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      onClick={() => onSelect(symbol)}
      className={classes(
        'flex h-12 w-full items-center gap-2 rounded-md px-2 text-left',
        isSelected ? 'bg-raised' : 'hover:bg-sunken',
      )}
    >
      <span className="min-w-0 flex-1">
        <span className="block text-xs font-semibold">{base}</span>
        <span className="block text-2xs text-mute">{quote}</span>
      </span>
      <Course symbol={symbol} />
      <span className="w-20 text-right">
        <span
          ref={last}
          className="apart block h-[1.125rem] text-xs font-medium"
          data-testid={isSelected ? undefined : `price-${symbol}`}
        />
        <span ref={changed} className="toned apart block h-4 text-2xs">
          <span ref={arrowPlace} aria-hidden="true" className="mr-0.5 text-[0.8em]" />
          <span ref={change} />
        </span>
      </span>
    </button>
  )
}

/** So often a course gets its newest point: nobody sees more of a line this small. */
const courseMillis = 2_000

function Course({ symbol }: { symbol: string }) {
  const { data: spark } = useSpark(symbol)
  const { last, tone } = useDay(symbol, courseMillis)
  return <Spark values={last === undefined ? (spark ?? []) : [...(spark ?? []), last]} tone={tone} />
}

/** The symbols in one line to swipe through, for a phone. */
export function SymbolStrip({ instruments, selected, onSelect }: Omit<Props, 'searchRef' | 'isStale'>) {
  return (
    <ul aria-label="Symbols" className="flex shrink-0 gap-1.5 overflow-x-auto [scrollbar-width:none]">
      {instruments.map((instrument) => (
        <li key={instrument.symbol}>
          <SymbolChip instrument={instrument} isSelected={instrument.symbol === selected} onSelect={onSelect} />
        </li>
      ))}
    </ul>
  )
}

function SymbolChip({
  instrument,
  isSelected,
  onSelect,
}: {
  instrument: Instrument
  isSelected: boolean
  onSelect: (symbol: string) => void
}) {
  const last = useRef<HTMLSpanElement>(null)
  const change = useRef<HTMLSpanElement>(null)
  useLiveDay(instrument.symbol, (day) => {
    write(last.current, price(day.last, instrument.priceDecimals))
    write(change.current, `${arrow[day.tone]} ${percent(day.change)}`)
    tint(change.current, day.tone)
  })
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      onClick={() => onSelect(instrument.symbol)}
      className={classes(
        'rounded-lg border px-3 py-1.5 text-left whitespace-nowrap',
        isSelected ? 'border-accent bg-raised' : 'bg-panel',
      )}
    >
      <span className="flex items-baseline gap-1.5 text-xs">
        <span className="font-semibold">{instrument.base}</span>
        <span ref={change} className="toned text-2xs" />
      </span>
      <span ref={last} className="block text-2xs text-soft" />
    </button>
  )
}
