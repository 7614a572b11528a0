import { describe, expect, it } from 'vitest'
import { levelsThatFit, rowsInView } from './rows'

describe('a long list', () => {
  it('draws what is in view and a little around it', () => {
    expect(rowsInView(0, 220, 22, 500)).toEqual({ first: 0, end: 16 })
    expect(rowsInView(2_200, 220, 22, 500)).toEqual({ first: 94, end: 116 })
  })

  it('draws its end when it has become shorter than it was scrolled', () => {
    expect(rowsInView(9_000, 220, 22, 20)).toEqual({ first: 4, end: 20 })
    expect(rowsInView(0, 220, 22, 3)).toEqual({ first: 0, end: 3 })
    expect(rowsInView(0, 0, 22, 0)).toEqual({ first: 0, end: 0 })
  })
})

describe('a book', () => {
  it('shows as many levels as there is room for', () => {
    expect(levelsThatFit(undefined, 56, 22)).toBe(10)
    expect(levelsThatFit(500, 56, 22)).toBe(10)
    expect(levelsThatFit(300, 56, 22)).toBe(5)
    expect(levelsThatFit(60, 56, 22)).toBe(3)
    expect(levelsThatFit(9_000, 56, 22)).toBe(40)
  })
})
