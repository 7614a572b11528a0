import { useRef } from 'react'
import { classes } from '@/lib/classes'
import { arrow, compact, percent, price, type Tone, toneOf } from '@/lib/format'
import { tint, useLive, write } from '@/lib/live'
import { useLiveDay } from '../api/day'
import { useQuote } from '../api/quotes'

/** What there is no room for stays away whole. */
const facts = [
  ['Bid', 'hidden @md:block'],
  ['Ask', 'hidden @md:block'],
  ['Day high', 'hidden @xl:block'],
  ['Day low', 'hidden @xl:block'],
  ['Day volume', 'hidden @2xl:block'],
] as const

/** The price in large, with where it came from since the last tick. */
export function LastPrice({ symbol, decimals, isStale }: { symbol: string; decimals: number; isStale: boolean }) {
  const lastPlace = useRef<HTMLSpanElement>(null)
  const arrowPlace = useRef<HTMLSpanElement>(null)
  const changePlace = useRef<HTMLSpanElement>(null)
  const changed = useRef<HTMLSpanElement>(null)
  const factList = useRef<HTMLDListElement>(null)
  const before = useRef<{ symbol: string; last: number | undefined; direction: Tone }>({
    symbol,
    last: undefined,
    direction: 'flat',
  })
  const fact = (index: number, text: string) => write(factList.current?.children[index]?.lastElementChild, text)
  useLiveDay(symbol, ({ day, last, change, tone }) => {
    before.current = { symbol, last, direction: directionOf(before.current, symbol, last) }
    write(lastPlace.current, price(last, decimals))
    tint(lastPlace.current, before.current.direction)
    write(arrowPlace.current, arrow[tone])
    write(changePlace.current, percent(change))
    tint(changed.current, tone)
    fact(2, price(day?.high, decimals))
    fact(3, price(day?.low, decimals))
    fact(4, compact(day?.volume))
  })
  const quotes = `quotes:${symbol}`
  useLive(() => {
    const best = useQuote.peek(quotes)
    fact(0, price(best?.bid, decimals))
    fact(1, price(best?.ask, decimals))
  }, [useQuote, quotes])
  return (
    <div
      className={classes(
        '@container apart flex h-11 min-w-0 shrink-0 items-center gap-x-4 overflow-hidden rounded-lg border bg-panel px-3',
        isStale && 'stale',
      )}
    >
      <h1 className="text-base font-semibold">{symbol}</h1>
      <p className="flex items-baseline gap-2 whitespace-nowrap">
        <span
          ref={lastPlace}
          data-testid="last-price"
          className="toned inline-block min-w-21 text-lg leading-6 font-semibold"
        />
        <span ref={changed} className="toned text-xs font-medium" title="Since the start of the day (UTC)">
          <span ref={arrowPlace} aria-hidden="true" className="mr-1 text-[0.7em]" />
          <span ref={changePlace} />
        </span>
      </p>
      <dl ref={factList} className="ml-auto flex gap-4 text-2xs whitespace-nowrap">
        {facts.map(([name, room]) => (
          <div key={name} className={room}>
            <dt className="text-mute">{name}</dt>
            <dd className="min-w-15 text-xs font-medium text-soft" />
          </div>
        ))}
      </dl>
    </div>
  )
}

/** A price that stands still keeps the colour of its last step. */
function directionOf(
  before: { symbol: string; last: number | undefined; direction: Tone },
  symbol: string,
  last: number | undefined,
): Tone {
  if (before.symbol !== symbol || before.last === undefined || last === undefined) return 'flat'
  return last === before.last ? before.direction : toneOf(last - before.last)
}
