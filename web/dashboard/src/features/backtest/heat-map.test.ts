import { describe, expect, it } from 'vitest'
import { shade } from './heat-map'
import { drawdownOf, yearsOf } from './series'

describe('the heat map of an optimisation', () => {
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
