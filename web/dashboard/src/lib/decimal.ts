/**
 * Exact decimals. Amounts travel as text ("60000.01") and stay text until they are shown; where a sum must be exact (is it on the
 * step? does the cash suffice?) they become a whole number of 10^-18 here. Never a double.
 */
const scale = 18
const one = 10n ** BigInt(scale)
const form = /^(-?)(0|[1-9]\d{0,17})(?:\.(\d{1,18}))?$/

export type Units = bigint

/** The text as a whole number of 10^-18, or undefined when the server would not take it as a decimal. */
export function parseDecimal(text: string): Units | undefined {
  const match = form.exec(text)
  if (!match) return undefined
  const units = BigInt(match[2] ?? '0') * one + BigInt((match[3] ?? '').padEnd(scale, '0'))
  return match[1] === '-' ? -units : units
}

/** Plain digits, no exponent, no trailing zeros. */
export function decimalText(units: Units): string {
  const sign = units < 0n ? '-' : ''
  const size = units < 0n ? -units : units
  const fraction = (size % one).toString().padStart(scale, '0').replace(/0+$/, '')
  return `${sign}${size / one}${fraction ? `.${fraction}` : ''}`
}

export function multiply(left: Units, right: Units): Units {
  return (left * right) / one
}

export function divide(left: Units, right: Units): Units {
  return (left * one) / right
}

export function isOnStep(value: Units, step: Units): boolean {
  return step > 0n && value % step === 0n
}

export function floorToStep(value: Units, step: Units): Units {
  return step > 0n ? value - (value % step) : value
}

/** What a person may type, made into what the server takes: blanks, digit groups and a decimal comma go; ".5" and "5." are completed. */
export function tidyDecimal(typed: string): string {
  let text = typed.replace(/[\s_'’]/g, '')
  if (text.includes(',') && !text.includes('.') && /^-?\d*,\d*$/.test(text) && !/^-?[1-9]\d{0,2},\d{3}$/.test(text)) {
    text = text.replace(',', '.')
  }
  text = text.replace(/^(-?)\./, '$10.').replace(/\.$/, '')
  return text.replace(/^(-?)0+(?=\d)/, '$1')
}
