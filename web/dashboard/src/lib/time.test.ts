import { expect, it } from 'vitest'
import { useLocale } from './locale'
import { age, clockTime, dateTime, dayOf, instantOf, isZone, when, zoneLabel } from './time'

const noon = Date.parse('2026-11-23T12:00:00.000Z')

it('tells how long ago in the largest unit that fits', () => {
  expect(age(-5)).toBe('0 s')
  expect(age(59_999)).toBe('59 s')
  expect(age(61_000)).toBe('1 min')
  expect(age(3_700_000)).toBe('1 h 1 min')
  expect(age(200_000_000)).toBe('2 d')
})

it('names the moment itself when it is long past or in the future', () => {
  expect(when(noon - 90_000, noon, 'utc')).toBe('1 min ago')
  expect(when('2022-01-01T03:16:00Z', noon, 'utc')).toBe('01 Jan 03:16:00')
  expect(when(noon + 60_000, noon, 'utc')).toBe('23 Nov 12:01:00')
})

it('shows UTC when asked for it', () => {
  expect(clockTime('2026-11-23T12:34:56.789Z', 'utc')).toBe('12:34:56')
  expect(dateTime(noon, 'utc')).toBe('23 Nov 2026, 12:00:00')
  expect(clockTime('nonsense', 'utc')).toBe('–')
})

it('shows and reads the time of any zone, over a change of its clocks too', () => {
  expect(clockTime('2026-11-23T12:34:56Z', 'Asia/Kathmandu')).toBe('18:19:56')
  expect(instantOf('2026-07-01T12:00', 'Europe/Berlin')).toBe('2026-07-01T10:00:00.000Z')
  expect(instantOf('2026-10-25T03:30', 'Europe/Berlin')).toBe('2026-10-25T02:30:00.000Z')
  expect(instantOf('2026-11-23T12:00', 'utc')).toBe('2026-11-23T12:00:00.000Z')
  expect(instantOf('', 'Europe/Berlin')).toBe('')
  expect(dayOf(Date.parse('2026-11-26T23:10:00Z'), 'Europe/Berlin')).toBe('2026-11-27')
  expect(zoneLabel('America/New_York')).toBe('New York')
  expect(isZone('Nowhere/Land')).toBe(false)
})

it('writes dates as the reader is used to', () => {
  useLocale.setState({ locale: 'de-DE', clock: '24' })
  expect(dateTime(noon, 'utc')).toBe('23. Nov. 2026, 12:00:00')
  useLocale.setState({ locale: 'en-US', clock: '12' })
  expect(clockTime('2026-11-23T15:00:00Z', 'utc')).toBe('03:00:00 PM')
  useLocale.setState({ locale: 'auto', clock: '24' })
})
