import { describe, expect, it } from 'vitest'
import { compact, money, percent, price, quantity, signed, toneOf, words } from './format'
import { useLocale } from './locale'

describe('figures as people read them', () => {
  it('groups thousands and keeps the decimals of the instrument', () => {
    expect(price('60000.01', 2)).toBe('60,000.01')
    expect(price('0.12', 5)).toBe('0.12000')
  })

  it('shows a dash where there is no value', () => {
    expect(price(null, 2)).toBe('–')
    expect(money('')).toBe('–')
    expect(price('abc', 2)).toBe('–')
  })

  it('signs gains and losses, but not a zero', () => {
    expect(signed('12.5')).toBe('+12.50')
    expect(signed('-12.5')).toBe('−12.50')
    expect(signed('-0.001')).toBe('0.00')
    expect(price('-0.001', 2)).toBe('0.00')
  })

  it('drops the zeros a quantity does not need', () => {
    expect(quantity('0.10000', 5)).toBe('0.1')
    expect(quantity('100', 5)).toBe('100')
    expect(quantity('1000', 0)).toBe('1,000')
  })

  it('shortens volumes', () => {
    expect(compact(1_234_567)).toBe('1.23M')
    expect(compact(23_456)).toBe('23.5K')
    expect(compact(12.3456)).toBe('12.35')
  })

  it('writes figures as the reader is used to', () => {
    useLocale.setState({ locale: 'de-DE' })
    expect(price('-60000.01', 2)).toBe('−60.000,01')
    expect(quantity('1000.50', 5)).toBe('1.000,5')
    useLocale.setState({ locale: 'en-IN' })
    expect(price('1234567', 0)).toBe('12,34,567')
    useLocale.setState({ locale: 'auto' })
  })

  it('tells direction and codes in words', () => {
    expect(toneOf('-1')).toBe('down')
    expect(percent(0.0123)).toBe('+1.23 %')
    expect(words('PARTIALLY_FILLED')).toBe('Partially filled')
  })
})
