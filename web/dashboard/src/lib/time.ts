/** Instants come as epoch milliseconds or ISO text in UTC; the reader chooses whether they are shown in UTC or in local time. */
import { create } from 'zustand'
import { remember, remembered } from './storage'

export type Zone = 'utc' | 'local'

export const useZone = create<{ zone: Zone; toggle: () => void }>()((set, get) => ({
  zone: remembered('zone') === 'local' ? 'local' : 'utc',
  toggle: () => {
    const zone = get().zone === 'utc' ? 'local' : 'utc'
    remember('zone', zone)
    set({ zone })
  },
}))

function format(instant: number | string | Date, zone: Zone, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return '–'
  return new Intl.DateTimeFormat('en-GB', zone === 'utc' ? { ...options, timeZone: 'UTC' } : options).format(date)
}

export const clockTime = (instant: number | string | Date, zone: Zone) =>
  format(instant, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' })

export const shortDate = (instant: number | string | Date, zone: Zone) =>
  format(instant, zone, { day: '2-digit', month: 'short' })

export const dateTime = (instant: number | string | Date, zone: Zone) =>
  format(instant, zone, {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })

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
  const date = new Date(zone === 'utc' ? `${text}Z` : text)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}
