/**
 * What is dear to draw waits its turn. Figures are written in each frame; a chart is drawn in each frame too while the machine keeps up, and
 * in every second one while it does not, or fewer. What was asked for is always drawn in the end.
 */

/** A frame that took this long was late by half a frame of a screen of 60 a second. */
const lateMillis = 25
/** So much of what was is forgotten with each frame. */
const forgotten = 1 / 30
const slowAbove = 0.3
const fastBelow = 0.1

/** Between two drawings at least, in milliseconds: in each frame, every second, fourth, eighth of a screen of 60 a second. */
const pauses = [0, 30, 62, 130] as const
/** So long a pace holds before a quicker one is tried. */
const holdsMillis = 30_000

export class Pace {
  private lateShare = 0
  private step = 0
  private since = 0
  private last: number | undefined

  /** Between two drawings at least, in milliseconds. */
  get pauseMillis(): number {
    return pauses[this.step] ?? 0
  }

  /** A frame began; `now` in milliseconds. */
  frame(now: number): void {
    const passed = this.last === undefined ? 0 : now - this.last
    this.last = now
    // The page was hidden, or nothing was to be drawn: that says nothing about the machine.
    if (passed === 0 || passed > 500) return
    this.lateShare += ((passed > lateMillis ? 1 : 0) - this.lateShare) * forgotten
    if (this.lateShare > slowAbove && this.step < pauses.length - 1) this.go(this.step + 1, now)
    else if (this.lateShare < fastBelow && this.step > 0 && now - this.since > holdsMillis) this.go(this.step - 1, now)
  }

  private go(step: number, now: number): void {
    this.step = step
    this.since = now
    this.lateShare = 0
  }
}

const pace = new Pace()

/** Draws at once, or later while the machine is behind and the last drawing is not long ago. `ask` is called in a frame. */
export function inPace(draw: () => void, own = pace): { ask: () => void; stop: () => void } {
  let drawnAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  const act = () => {
    timer = undefined
    drawnAt = performance.now()
    draw()
  }
  return {
    ask: () => {
      const now = performance.now()
      own.frame(now)
      if (timer !== undefined) return
      const left = drawnAt + own.pauseMillis - now
      if (left <= 0) act()
      else timer = setTimeout(act, left)
    },
    stop: () => clearTimeout(timer),
  }
}
