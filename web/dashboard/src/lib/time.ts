/** Instants come as epoch milliseconds or ISO text in UTC; the reader chooses whether they are shown in UTC or in local time. */
import { create } from 'zustand'
import { dateLocale, useLocale } from './locale'
import { remember, remembered } from './storage'

/** `utc`, `local` (the browser's own), or a name such as `Europe/Berlin`. */
export type Zone = string

export function isZone(name: string): boolean {
  if (name === 'utc' || name === 'local') return true
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

function initial(): Zone {
  const name = remembered('zone')
  return name !== null && isZone(name) ? name : 'utc'
}

/** `toggle` goes between UTC and the zone that was chosen last, at first the browser's own. */
export const useZone = create<{ zone: Zone; other: Zone; toggle: () => void; choose: (zone: Zone) => void }>()(
  (set, get) => ({
    zone: initial(),
    other: initial() === 'utc' ? 'local' : initial(),
    toggle: () => get().choose(get().zone === 'utc' ? get().other : 'utc'),
    choose: (zone) => {
      remember('zone', zone)
      set(zone === 'utc' ? { zone } : { zone, other: zone })
    },
  }),
)

/** What programs call it: `UTC`, `Europe/Berlin`. */
export const zoneName = (zone: Zone): string =>
  zone === 'utc' ? 'UTC' : zone === 'local' ? new Intl.DateTimeFormat().resolvedOptions().timeZone : zone

/** What people call it, in little room. */
export const zoneLabel = (zone: Zone): string =>
  zone === 'utc' ? 'UTC' : zone === 'local' ? 'Local' : (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

function format(instant: number | string | Date, zone: Zone, options: Form): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return '–'
  const clock = useLocale.getState().clock
  const key = `${dateLocale()} ${zone} ${clock}`
  let known = options.made.get(key)
  if (!known) {
    const cycle: Intl.DateTimeFormatOptions = options.form.hour ? { hourCycle: clock === '12' ? 'h12' : 'h23' } : {}
    const place = zone === 'local' ? {} : { timeZone: zoneName(zone) }
    known = new Intl.DateTimeFormat(dateLocale(), { ...options.form, ...cycle, ...place })
    options.made.set(key, known)
  }
  return known.format(date)
}

/** A form with what was made of it: to make one takes longer than to use it a hundred times. */
type Form = { form: Intl.DateTimeFormatOptions; made: Map<string, Intl.DateTimeFormat> }
const formOf = (form: Intl.DateTimeFormatOptions): Form => ({ form, made: new Map() })

const clockForm = formOf({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
const shortForm = formOf({ day: '2-digit', month: 'short' })
const wholeForm = formOf({
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

export const clockTime = (instant: number | string | Date, zone: Zone) => format(instant, zone, clockForm)

export const shortDate = (instant: number | string | Date, zone: Zone) => format(instant, zone, shortForm)

export const dateTime = (instant: number | string | Date, zone: Zone) => format(instant, zone, wholeForm)

/** "4 s", "3 min", "2 h", "5 d". */
export function age(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
  return `${Math.floor(seconds / 86_400)} d`
}

const dayMillis = 86_400_000

/** "3 min ago"; beyond a day, or ahead of the clock as in a replay, the moment itself. */
export function when(instant: number | string, now: number, zone: Zone): string {
  const passed = now - new Date(instant).getTime()
  return passed > dayMillis || passed < -1_000
    ? `${shortDate(instant, zone)} ${clockTime(instant, zone)}`
    : `${age(passed)} ago`
}

/** What an input of date and time says ("2026-11-23T12:00"), read in the reader's zone, as ISO text; '' when it says nothing. */
export function instantOf(text: string, zone: Zone): string {
  if (zone === 'local') {
    const date = new Date(text)
    return Number.isNaN(date.getTime()) ? '' : date.toISOString()
  }
  const wall = Date.parse(`${text}Z`)
  if (Number.isNaN(wall)) return ''
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const guess = wall - aheadOfUtc(wall, zone)
  return new Date(wall - aheadOfUtc(guess, zone)).toISOString()
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function aheadOfUtc(instant: number, zone: Zone): number {
  if (zone === 'utc') return 0
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zoneName(zone),
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return shown - Math.floor(instant / 1000) * 1000
}

/** "2026-11-27": the day on the zone's calendar. */
export function dayOf(instant: number, zone: Zone): string {
  return new Date(
    instant + (zone === 'local' ? -new Date(instant).getTimezoneOffset() * 60_000 : aheadOfUtc(instant, zone)),
  )
    .toISOString()
    .slice(0, 10)
}
