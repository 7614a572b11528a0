import { describe, expect, it } from 'vitest'
import type { Trial } from './api/backtests'
import { heatMap, shade, varied } from './heat-map'
import { drawdownOf, yearsOf } from './series'

const trial = (fast: string, slow: string, totalReturn: number | null): Trial => ({
  settings: { fast, slow, range: '14' },
  metrics: { totalReturn } as NonNullable<Trial['metrics']>,
})
const figure = (one: Trial) => one.metrics?.totalReturn

describe('the heat map of an optimisation', () => {
  it('has the values in the order of numbers and the best of several trials', () => {
    const map = heatMap(
      [trial('10', '100', 0.3), trial('5', '20', -0.1), trial('10', '20', 0.1), trial('10', '20', 0.2)],
      'fast',
      'slow',
      figure,
    )
    expect(map.rows).toEqual(['5', '10'])
    expect(map.columns).toEqual(['20', '100'])
    expect(map.cells).toEqual([
      [-0.1, null],
      [0.2, 0.3],
    ])
  })

  it('is of what was tried with several values', () => {
    expect(varied([trial('5', '20', 0), trial('10', '20', 0)])).toEqual(['fast'])
    expect(varied([])).toEqual([])
  })

  it('is coloured by the largest figure', () => {
    const cells = [[-0.4, null, 0.2]]
    expect(shade(-0.4, cells)).toBe(-1)
    expect(shade(0.2, cells)).toBe(0.5)
    expect(shade(null, cells)).toBe(0)
    expect(shade(0, [[0]])).toBe(0)
  })
})

describe('the figures of a run', () => {
  it('say how far each point is below the peak before it', () => {
    const at = (time: string, equity: number) => ({ time, equity, benchmark: null })
    expect(drawdownOf([at('a', 100), at('b', 120), at('c', 90), at('d', 130)])).toEqual([0, 0, -0.25, 0])
  })

  it('are laid out by year and month, with nothing where there was no run', () => {
    const years = yearsOf({ '2023-12': 0.1, '2024-01': -0.2, '2024-03': null })
    expect(years.map((year) => year.year)).toEqual(['2023', '2024'])
    expect(years[0]?.months[11]).toBe(0.1)
    expect(years[1]?.months.slice(0, 3)).toEqual([-0.2, undefined, undefined])
  })
})
