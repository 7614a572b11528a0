import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalText, divide, floorToStep, isOnStep, multiply, parseDecimal, tidyDecimal } from './decimal'

const units = (text: string) => {
  const parsed = parseDecimal(text)
  if (parsed === undefined) throw new Error(`not a decimal: ${text}`)
  return parsed
}

describe('exact decimals', () => {
  it.each(['0', '1', '-1', '0.1', '60000.01', '123456789012345678.123456789012345678'])(
    'reads and writes %s',
    (text) => {
      expect(decimalText(units(text))).toBe(text)
    },
  )

  it.each(['', '-', '1e3', '0x10', '1_000', '1,5', '+1', '.5', '5.', 'NaN', '1 ', '٣', '01', '1'.repeat(19)])(
    'refuses %j as the server does',
    (text) => expect(parseDecimal(text)).toBeUndefined(),
  )

  it('multiplies without losing a digit', () => {
    expect(decimalText(multiply(units('60000.01'), units('0.1')))).toBe('6000.001')
    expect(decimalText(multiply(units('0.1'), units('0.2')))).toBe('0.02')
  })

  it('knows whether a quantity lies on the step', () => {
    expect(isOnStep(units('0.3'), units('0.1'))).toBe(true)
    expect(isOnStep(units('0.35'), units('0.1'))).toBe(false)
  })

  it('rounds down to the step, never up', () => {
    expect(decimalText(floorToStep(units('1.999999'), units('0.00001')))).toBe('1.99999')
    expect(decimalText(floorToStep(divide(units('100000'), units('60000.01')), units('0.00001')))).toBe('1.66666')
  })

  it.each([
    ['1 000.5', '1000.5'],
    ['0,5', '0.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['1,000', '1,000'],
  ])('tidies %j to %j', (typed, tidy) => expect(tidyDecimal(typed)).toBe(tidy))

  it('is its own inverse for any number of units', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 35n), max: 10n ** 35n }), (value) => units(decimalText(value)) === value),
    )
  })
})
