import { describe, expect, it } from 'vitest'
import { Rest } from './rest'

function framesOf(...costs: readonly number[]) {
  const rest = new Rest()
  let now = 1_000
  for (const cost of costs) {
    rest.frame(now, now + cost)
    now += cost
  }
  return { rest, now }
}
const many = (cost: number) => Array.from({ length: 40 }, () => cost)

describe('Rest', () => {
  it('lets cheap frames follow each other', () => {
    const { rest, now } = framesOf(...many(12))
    expect(rest.left(now)).toBe(0)
  })

  it('is not moved by one dear frame among cheap ones', () => {
    const { rest, now } = framesOf(...many(12), 90)
    expect(rest.left(now)).toBe(0)
  })

  it('leaves as much time between dear frames as they take, and it passes', () => {
    const { rest, now } = framesOf(...many(60))
    expect(rest.left(now)).toBeCloseTo(60, 0)
    expect(rest.left(now + 40)).toBeCloseTo(20, 0)
    expect(rest.left(now + 61)).toBe(0)
  })

  it('ends when frames are cheap again, and is never longer than a person waits for figures', () => {
    const { rest, now } = framesOf(...many(60), ...many(12))
    expect(rest.left(now)).toBe(0)
    const slow = framesOf(...many(2_000))
    expect(slow.rest.left(slow.now)).toBe(150)
  })
})
