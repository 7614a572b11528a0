import { describe, expect, it } from 'vitest'
import { levelsThatFit } from './rows'

describe('a book', () => {
  it('shows as many levels as there is room for', () => {
    expect(levelsThatFit(undefined, 56, 22)).toBe(10)
    expect(levelsThatFit(500, 56, 22)).toBe(10)
    expect(levelsThatFit(300, 56, 22)).toBe(5)
    expect(levelsThatFit(60, 56, 22)).toBe(3)
    expect(levelsThatFit(9_000, 56, 22)).toBe(40)
  })
})
