import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inPace, Pace } from './pace'

/** So many frames, each so long after the one before. */
function frames(pace: Pace, from: number, count: number, apart: number): number {
  let now = from
  for (let index = 0; index < count; index++) {
    now += apart
    pace.frame(now)
  }
  return now
}

describe('the pace of what is dear to draw', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is each frame while frames are in time', () => {
    const pace = new Pace()
    frames(pace, 0, 600, 16.7)
    expect(pace.pauseMillis).toBe(0)
  })

  it('slows down step by step while frames are late, and holds before it tries a quicker one', () => {
    const pace = new Pace()
    let now = frames(pace, 0, 15, 33)
    expect(pace.pauseMillis).toBe(30)
    now = frames(pace, now, 600, 16.7)
    expect(pace.pauseMillis).toBe(30)
    now = frames(pace, now, 1_500, 16.7)
    expect(pace.pauseMillis).toBe(0)
    frames(pace, now, 60, 33)
    expect(pace.pauseMillis).toBeGreaterThan(30)
  })

  it('learns nothing from a page that was hidden', () => {
    const pace = new Pace()
    frames(pace, 0, 60, 1_000)
    expect(pace.pauseMillis).toBe(0)
  })

  it('draws at once while the machine keeps up, else what was asked last when its time has come', () => {
    const pace = new Pace()
    const draw = vi.fn()
    const turn = inPace(draw, pace)
    turn.ask()
    turn.ask()
    expect(draw).toHaveBeenCalledTimes(2)
    frames(pace, performance.now(), 15, 33)
    turn.ask()
    turn.ask()
    expect(draw).toHaveBeenCalledTimes(2)
    vi.advanceTimersByTime(30)
    expect(draw).toHaveBeenCalledTimes(3)
    turn.ask()
    turn.stop()
    vi.advanceTimersByTime(100)
    expect(draw).toHaveBeenCalledTimes(3)
  })
})
