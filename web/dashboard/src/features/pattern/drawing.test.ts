import { describe, expect, it } from 'vitest'
import { sighting } from '@/testing/rows'
import { sketchOf } from './drawing'

const minute = 60_000
const triangle = (id: string, part = {}) =>
  sighting({
    id,
    title: 'Rectangle',
    group: 'LINES',
    side: 'NEUTRAL',
    points: [
      { role: 'UPPER_TOUCH', time: 0, price: '100' },
      { role: 'LOWER_TOUCH', time: 5 * minute, price: '90.5' },
    ],
    lines: [{ role: 'UPPER', fromTime: minute, fromPrice: '100', toTime: 10 * minute, toPrice: '100.5' }],
    ...part,
  })

describe('what is drawn of patterns', () => {
  it('draws the lines of a shape in seconds and numbers, and names it at its last point', () => {
    expect(sketchOf([triangle('a', { status: 'FORMING' })])).toEqual({
      strokes: [{ from: 60, fromPrice: 100, to: 600, toPrice: 100.5, side: 'NEUTRAL', isOver: false }],
      marks: [{ at: 300, side: 'NEUTRAL', text: 'Rectangle' }],
    })
  })

  it('puts the candlesticks of one bar and side in one mark, in the order of time', () => {
    const { marks, strokes } = sketchOf([
      sighting({ id: 'd', barTime: 2 * minute, title: 'Takuri' }),
      sighting({ id: 'c', barTime: minute, title: 'Engulfing', side: 'BEARISH' }),
      sighting({ id: 'b', barTime: minute, title: 'Hammer' }),
      sighting({ id: 'a', barTime: minute, title: 'Marubozu' }),
    ])
    expect(strokes).toEqual([])
    expect(marks).toEqual([
      { at: 60, side: 'BEARISH', text: 'Engulfing' },
      { at: 60, side: 'BULLISH', text: 'Hammer +1' },
      { at: 120, side: 'BULLISH', text: 'Takuri' },
    ])
  })

  it('leaves out candlesticks that lean nowhere', () => {
    expect(sketchOf([sighting({ side: 'NEUTRAL', title: 'Doji' })]).marks).toEqual([])
  })

  it('prefers shapes that are not over, and draws no more than eight', () => {
    const over = Array.from({ length: 9 }, (_, index) => triangle(`over-${index}`, { status: 'EXPIRED' }))
    const { strokes } = sketchOf([...over, triangle('now', { status: 'CONFIRMED' })])
    expect(strokes).toHaveLength(8)
    expect(strokes[0]?.isOver).toBe(false)
    expect(strokes.filter(({ isOver }) => isOver)).toHaveLength(7)
  })
})
