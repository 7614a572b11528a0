import { describe, expect, it } from 'vitest'
import { distanceTo, outlineOf } from './geometry'

const area = { width: 400, height: 300 }
const [a, b] = [
  { x: 100, y: 200 },
  { x: 200, y: 100 },
]

describe('the outline of a drawing', () => {
  it('is of a horizontal line as wide as the chart', () =>
    expect(outlineOf('HORIZONTAL', [a], area).strokes).toMatchObject([
      { from: { x: 0, y: 200 }, to: { x: 400, y: 200 } },
    ]))

  it('is of a ray beyond every screen, through its second point', () => {
    const [ray] = outlineOf('RAY', [a, b], area).strokes
    expect(ray?.from).toEqual(a)
    expect(ray?.to.x).toBeGreaterThan(10_000)
    expect(distanceTo(outlineOf('RAY', [a, b], area), b)).toBeCloseTo(0, 6)
    expect(distanceTo(outlineOf('RAY', [b, a], area), { x: 300, y: 0 })).toBeCloseTo(Math.hypot(100, 100), 6)
  })

  it('is of a rectangle its four sides', () => {
    const { strokes, ground } = outlineOf('RECTANGLE', [a, b], area)
    expect(strokes).toHaveLength(4)
    expect(ground).toEqual({ from: a, to: b })
    expect(distanceTo({ strokes, ground }, { x: 150, y: 150 })).toBe(50)
  })

  it('is of a retracement a line a level, from where the move ended to where it began', () => {
    const { strokes } = outlineOf('FIBONACCI', [a, b], area, (level) => `at ${level}`)
    const levels = strokes.filter(({ isFaint }) => !isFaint)
    expect(levels.map(({ label }) => label)).toEqual([
      '0 %  at 0',
      '23.6 %  at 0.236',
      '38.2 %  at 0.382',
      '50 %  at 0.5',
      '61.8 %  at 0.618',
      '78.6 %  at 0.786',
      '100 %  at 1',
    ])
    expect(levels.map(({ from }) => Math.round(from.y))).toEqual([100, 124, 138, 150, 162, 179, 200])
  })

  it('is nothing before its points are there', () => {
    expect(outlineOf('TREND', [], area).strokes).toEqual([])
    expect(outlineOf('TREND', [a], area).strokes).toEqual([])
  })
})

describe('the distance to a drawing', () => {
  it('is measured to a trend line itself, not to what it would be longer', () => {
    const line = outlineOf('TREND', [a, b], area)
    expect(distanceTo(line, { x: 150, y: 150 })).toBeCloseTo(0, 9)
    expect(distanceTo(line, { x: 300, y: 0 })).toBeCloseTo(Math.hypot(100, 100), 9)
  })
})
