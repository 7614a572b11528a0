import { beforeEach, describe, expect, it } from 'vitest'
import { FrameCost } from './frame-cost'

let now: number
let cost: FrameCost
beforeEach(() => {
  now = 1_000
  cost = new FrameCost(
    () => now,
    (act) => act(),
  )
})

function frames(count: number, millis: number): void {
  for (let made = 0; made < count; made++) {
    now += cost.left()
    cost.of(() => {
      now += millis
    })
  }
}

describe('FrameCost', () => {
  it('lets cheap frames follow each other', () => {
    frames(40, 12)
    expect(cost.left()).toBe(0)
  })

  it('is not moved by one dear frame among cheap ones', () => {
    frames(40, 12)
    frames(1, 90)
    expect(cost.left()).toBe(0)
  })

  it('leaves as much time after dear frames as they took, and it passes', () => {
    frames(40, 60)
    expect(cost.left()).toBeCloseTo(60, 0)
    now += 40
    expect(cost.left()).toBeCloseTo(20, 0)
    now += 21
    expect(cost.left()).toBe(0)
  })

  it('counts what is drawn in turns while it rests', () => {
    frames(40, 40)
    cost.of(() => {
      now += 30
    })
    expect(cost.left()).toBeCloseTo(70, 0)
  })

  it('ends when frames are cheap again, and is never longer than a person waits for figures', () => {
    frames(40, 60)
    frames(40, 12)
    expect(cost.left()).toBe(0)
    frames(40, 2_000)
    expect(cost.left()).toBe(150)
  })
})
