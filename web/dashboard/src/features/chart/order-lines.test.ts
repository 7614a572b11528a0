import type { IPriceLine, ISeriesApi, PriceLineOptions } from 'lightweight-charts'
import { beforeEach, describe, expect, it } from 'vitest'
import { order } from '@/testing/rows'
import { type Line, OrderLines, onTick } from './order-lines'
import type { ChartTheme } from './theme'

const theme = new Proxy({}, { get: (_, name) => String(name) }) as ChartTheme

/** A price of 100 is 100 pixels from the top. */
class FakeSeries {
  readonly lines: Partial<PriceLineOptions>[] = []
  createPriceLine(options: PriceLineOptions) {
    const line = { ...options }
    this.lines.push(line)
    return {
      applyOptions: (part: Partial<PriceLineOptions>) => Object.assign(line, part),
      line,
    } as unknown as IPriceLine
  }
  removePriceLine(line: IPriceLine) {
    this.lines.splice(this.lines.indexOf((line as unknown as { line: PriceLineOptions }).line), 1)
  }
  priceToCoordinate(price: number) {
    return price
  }
}

describe('the lines of orders', () => {
  let series: FakeSeries
  let lines: OrderLines
  const resting: Line = {
    price: 100,
    title: 'Buy 1',
    kind: 'buy',
    amends: { order: order({ limitPrice: '100' }), field: 'limitPrice' },
  }
  const entry: Line = { price: 103, title: 'Entry', kind: 'entry' }
  beforeEach(() => {
    series = new FakeSeries()
    lines = new OrderLines(series as unknown as ISeriesApi<'Candlestick'>)
    lines.rule([resting, entry], theme)
  })

  it('are drawn once, and go with what they stand for', () => {
    lines.rule([resting, entry], theme)
    expect(series.lines.map(({ title }) => title)).toEqual(['Buy 1', 'Entry'])
    lines.rule([entry], theme)
    expect(series.lines.map(({ title }) => title)).toEqual(['Entry'])
  })

  it('are caught near by, and only those that can be moved', () => {
    expect(lines.at(104)).toBe(resting)
    expect(lines.at(106)).toBeUndefined()
  })

  it('follow the pointer, and go back when the order stays where it was', () => {
    lines.drag(resting, '97.5')
    expect(series.lines[0]).toMatchObject({ price: 97.5, title: 'Buy 1 → 97.5' })
    lines.rule([resting, entry], theme)
    expect(series.lines[0]).toMatchObject({ price: 97.5 })
    lines.release()
    expect(series.lines[0]).toMatchObject({ price: 100, title: 'Buy 1' })
  })
})

describe('a price from the pointer', () => {
  it('lies on the grid, exactly', () => {
    expect(onTick(59_999.994_999, '0.01')).toBe('59999.99')
    expect(onTick(0.1 + 0.2, '0.1')).toBe('0.3')
    expect(onTick(60_012.3, '0.5')).toBe('60012.5')
  })

  it('is none at or below zero', () => {
    expect(onTick(0.001, '0.01')).toBeUndefined()
    expect(onTick(-5, '0.01')).toBeUndefined()
    expect(onTick(Number.NaN, '0.01')).toBeUndefined()
  })
})
