/** How figures are shown. Input is the server's text or a number made from it for display; output is never sent back. */

import { figureLocale } from './locale'

const minus = '−'
/** By the decimals; of the locale that is chosen now. */
const formats = new Map<number, Intl.NumberFormat>()
let formatsFor = ''

/** Without a sign, with at least `least` decimals and at most `most`. */
function unsigned(value: number, most: number, least = most): string {
  const locale = figureLocale()
  if (locale !== formatsFor) {
    formats.clear()
    formatsFor = locale
  }
  const key = least * 100 + most
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most })
    formats.set(key, format)
  }
  return format.format(Math.abs(value))
}

function isZero(text: string): boolean {
  return !/[1-9]/.test(text)
}

export type Amount = string | number | null | undefined

function numeric(value: Amount): number | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

/** "60,000.01"; a dash when there is no value. A negative figure gets a true minus sign, a rounded zero gets none. */
export function price(value: Amount, decimals: number): string {
  const number = numeric(value)
  if (number === undefined) return '–'
  const text = unsigned(number, decimals)
  return number < 0 && !isZero(text) ? minus + text : text
}

export const money = (value: Amount): string => price(value, 2)

/** "+12.50", "−3.00", "0.00": gains and losses carry their sign, so that colour is never the only mark. */
export function signed(value: Amount, decimals = 2): string {
  const number = numeric(value)
  if (number === undefined) return '–'
  const text = unsigned(number, decimals)
  if (isZero(text)) return text
  return (number < 0 ? minus : '+') + text
}

export function percent(ratio: number | undefined): string {
  return ratio === undefined || !Number.isFinite(ratio) ? '–' : `${signed(ratio * 100)} %`
}

/** As many decimals as the value has, at most `decimals`. */
export function quantity(value: Amount, decimals: number): string {
  const number = numeric(value)
  if (number === undefined) return '–'
  const text = unsigned(number, decimals, 0)
  return number < 0 && !isZero(text) ? minus + text : text
}

/** 1,234 → "1.23K": for the axis of volumes, where a digit more tells nothing. */
export function compact(value: Amount): string {
  const number = numeric(value)
  if (number === undefined) return '–'
  const size = Math.abs(number)
  if (size >= 1e9) return `${price(number / 1e9, 2)}B`
  if (size >= 1e6) return `${price(number / 1e6, 2)}M`
  if (size >= 1e4) return `${price(number / 1e3, 1)}K`
  if (size >= 100) return price(number, 0)
  return price(number, size >= 1 ? 2 : 4)
}

export type Tone = 'up' | 'down' | 'flat'

export function toneOf(value: Amount): Tone {
  const number = numeric(value) ?? 0
  return number > 0 ? 'up' : number < 0 ? 'down' : 'flat'
}

export const arrow: Record<Tone, string> = { up: '▲', down: '▼', flat: '' }

/** "BUY" → "Buy", "PARTIALLY_FILLED" → "Partially filled". */
export function words(code: string): string {
  const text = code.replaceAll('_', ' ').toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}
