import { useEffect, useRef, useState } from 'react'
import { toneClass } from '@/components/Signed'
import { classes } from '@/lib/classes'
import { arrow, compact, percent, price, type Tone, toneOf } from '@/lib/format'
import { useQuote } from '../api/quotes'
import { useDay } from './SymbolList'

/** The price in large, with where it came from since the last tick. */
export function LastPrice({ symbol, decimals, isStale }: { symbol: string; decimals: number; isStale: boolean }) {
  const { day, last, change, tone } = useDay(symbol)
  const best = useQuote(`quotes:${symbol}`)
  const direction = useDirection(symbol, last)
  // What there is no room for stays away whole.
  const facts: [name: string, value: string, room: string][] = [
    ['Bid', price(best?.bid, decimals), 'hidden @md:block'],
    ['Ask', price(best?.ask, decimals), 'hidden @md:block'],
    ['Day high', price(day?.high, decimals), 'hidden @xl:block'],
    ['Day low', price(day?.low, decimals), 'hidden @xl:block'],
    ['Day volume', compact(day?.volume), 'hidden @2xl:block'],
  ]
  return (
    <div
      className={classes(
        '@container flex min-w-0 shrink-0 items-center gap-x-4 overflow-hidden rounded-lg border bg-panel px-3 py-2',
        isStale && 'stale',
      )}
    >
      <h1 className="text-base font-semibold">{symbol}</h1>
      <p className="flex items-baseline gap-2 whitespace-nowrap">
        <span data-testid="last-price" className={classes('text-lg leading-6 font-semibold', toneClass[direction])}>
          {price(last, decimals)}
        </span>
        <span className={classes('text-xs font-medium', toneClass[tone])} title="Since the start of the day (UTC)">
          <span aria-hidden="true" className="mr-1 text-[0.7em]">
            {arrow[tone]}
          </span>
          {percent(change)}
        </span>
      </p>
      <dl className="ml-auto flex gap-4 text-2xs whitespace-nowrap">
        {facts.map(([name, value, room]) => (
          <div key={name} className={room}>
            <dt className="text-mute">{name}</dt>
            <dd className="text-xs font-medium text-soft">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function useDirection(symbol: string, last: number | undefined): Tone {
  const [direction, setDirection] = useState<Tone>('flat')
  const before = useRef<{ symbol: string; last: number | undefined }>({ symbol, last })
  useEffect(() => {
    if (before.current.symbol !== symbol) setDirection('flat')
    else if (last !== undefined && before.current.last !== undefined && last !== before.current.last) {
      setDirection(toneOf(last - before.current.last))
    }
    before.current = { symbol, last }
  }, [symbol, last])
  return direction
}
