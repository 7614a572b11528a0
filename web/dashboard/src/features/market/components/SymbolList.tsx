import { Search } from 'lucide-react'
import { type KeyboardEvent, type Ref, useState } from 'react'
import { toneClass } from '@/components/Signed'
import { Spark } from '@/components/Spark'
import type { Instrument } from '@/features/instrument/api/instruments'
import { classes } from '@/lib/classes'
import { arrow, percent, price, toneOf } from '@/lib/format'
import { type Bar, useCurrentBar } from '../api/bars'
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
  const { last, change, tone } = useDay(symbol)
  const { data: spark } = useSpark(symbol)
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
      <Spark values={last === undefined ? (spark ?? []) : [...(spark ?? []), last]} tone={tone} />
      <span className="w-20 text-right">
        <span className="block text-xs font-medium" data-testid={isSelected ? undefined : `price-${symbol}`}>
          {price(last, priceDecimals)}
        </span>
        <span className={classes('block text-2xs', toneClass[tone])}>
          <span aria-hidden="true" className="mr-0.5 text-[0.8em]">
            {arrow[tone]}
          </span>
          {percent(change)}
        </span>
      </span>
    </button>
  )
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
  const { last, change, tone } = useDay(instrument.symbol)
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
        <span className={classes('text-2xs', toneClass[tone])}>
          {arrow[tone]} {percent(change)}
        </span>
      </span>
      <span className="block text-2xs text-soft">{price(last, instrument.priceDecimals)}</span>
    </button>
  )
}

/** A replay tells of finished bars of its own length first: the shorter bar knows the later price, unless it is from before the day. */
export function lastOf(day: Bar | undefined, minute: Bar | undefined): number | undefined {
  const bar = day && minute && minute.time < day.time ? day : (minute ?? day)
  return bar && Number(bar.close)
}

/** Last price and change since the start of the day in UTC, from the day's bar. */
export function useDay(symbol: string) {
  const day = useCurrentBar(`bars:${symbol}:1d`)
  const minute = useCurrentBar(`bars:${symbol}:1m`)
  const last = lastOf(day, minute)
  const change = day && last !== undefined && Number(day.open) > 0 ? last / Number(day.open) - 1 : undefined
  return { day, last, change, tone: toneOf(change) }
}
