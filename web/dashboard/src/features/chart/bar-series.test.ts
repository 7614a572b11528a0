import { describe, expect, it } from 'vitest'
import { BarSeries, type Candle, candleOf } from './bar-series'

const candle = (time: number, close = 1): Candle => ({ time, open: 1, high: 1, low: 1, close, volume: 0 })
const times = (series: BarSeries) => series.all().map((bar) => bar.time)

describe('the bars of a chart', () => {
  it('reads text and milliseconds', () => {
    const bar = { time: 60_000, open: '1.5', high: '2', low: '1', close: '1.75', volume: '10', trades: 3 }
    expect(candleOf(bar)).toEqual({ time: 60, open: 1.5, high: 2, low: 1, close: 1.75, volume: 10 })
  })

  it('puts an older page in front and counts an overlap once', () => {
    const series = new BarSeries()
    series.merge([candle(3), candle(4)])
    expect(series.merge([candle(1), candle(2), candle(3, 9)])).toBe(2)
    expect(times(series)).toEqual([1, 2, 3, 4])
    expect(series.all()[2]?.close).toBe(9)
  })

  it('renews the last bar, adds the next, refuses an older', () => {
    const series = new BarSeries()
    series.merge([candle(1), candle(2)])
    expect(series.push(candle(2, 5))).toBe(true)
    expect(series.push(candle(3))).toBe(true)
    expect(series.push(candle(1))).toBe(false)
    expect(times(series)).toEqual([1, 2, 3])
    expect(series.all()[1]?.close).toBe(5)
  })

  it('finds the bar that holds a moment, over gaps too', () => {
    const series = new BarSeries()
    series.merge([candle(60), candle(120), candle(300)])
    expect(series.timeAt(59)).toBeUndefined()
    expect(series.timeAt(119)).toBe(60)
    expect(series.timeAt(200)).toBe(120)
    expect(series.timeAt(999)).toBe(300)
  })

  it('places a moment between bars and beyond them, and knows the moment of a place', () => {
    const series = new BarSeries()
    expect(series.placeOf(60, 60)).toBeUndefined()
    series.merge([candle(60), candle(120), candle(300)])
    expect([0, 60, 90, 120, 210, 300, 420].map((time) => series.placeOf(time, 60))).toEqual([-1, 0, 0.5, 1, 1.5, 2, 4])
    expect([-1, 0, 0.4, 2, 4].map((place) => series.momentAt(place, 60))).toEqual([0, 60, 60, 300, 420])
    expect(series.barOf(120)?.time).toBe(120)
    expect(series.barOf(121)).toBeUndefined()
  })
})
