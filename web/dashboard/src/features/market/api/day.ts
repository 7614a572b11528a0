import { type Tone, toneOf } from '@/lib/format'
import { useLive } from '@/lib/live'
import { type Bar, useCurrentBar } from './bars'

/** A replay tells of finished bars of its own length first: the shorter bar knows the later price, unless it is from before the day. */
export function lastOf(day: Bar | undefined, minute: Bar | undefined): number | undefined {
  const bar = day && minute && minute.time < day.time ? day : (minute ?? day)
  return bar && Number(bar.close)
}

/** Last price and change since the start of the day in UTC, from the day's bar. */
export type Day = { day: Bar | undefined; last: number | undefined; change: number | undefined; tone: Tone }

function dayFrom(day: Bar | undefined, minute: Bar | undefined): Day {
  const last = lastOf(day, minute)
  const change = day && last !== undefined && Number(day.open) > 0 ? last / Number(day.open) - 1 : undefined
  return { day, last, change, tone: toneOf(change) }
}

const namesOf = (symbol: string) => [`bars:${symbol}:1d`, `bars:${symbol}:1m`] as const

export function useDay(symbol: string, everyMillis: number): Day {
  const [day, minute] = namesOf(symbol)
  return dayFrom(useCurrentBar(day, everyMillis), useCurrentBar(minute, everyMillis))
}

/** Calls `paint` with each tick, beside React. */
export function useLiveDay(symbol: string, paint: (day: Day) => void): void {
  const [day, minute] = namesOf(symbol)
  useLive(
    () => paint(dayFrom(useCurrentBar.peek(day), useCurrentBar.peek(minute))),
    [useCurrentBar, day],
    [useCurrentBar, minute],
  )
}
