/**
 * What has many figures, and the chart, are drawn in turns, each in every third frame: no frame has to draw everything. Nobody sees figures
 * change sixty times a second, but everybody sees a frame that comes too late. The server tells of the market twenty times a second.
 */
import { frameCost } from './frame-cost'

/** The chart's library draws in the frame after the one in which it is told. */
export const turnOf = { depth: 0, chart: 0, tape: 2 } as const
const turns = 3

/** The time of the frame that is being made, the same for all of it; undefined where there are no frames. */
const timeOfFrame = (): unknown => globalThis.document?.timeline?.currentTime ?? undefined

export class Turns {
  private readonly waiting = new Map<() => void, number>()
  /** In which frame each was drawn last. */
  private readonly drawn = new WeakMap<() => void, unknown>()
  private isAsked = false
  private time: unknown
  private turn = turns - 1

  constructor(
    private readonly now: () => unknown,
    private readonly nextFrame: (act: () => void) => void,
  ) {}

  /** Calls `draw` in this frame if it is one of its turn, else in the next one that is. */
  take(turn: number, draw: () => void): void {
    const time = this.now()
    if (time === undefined) draw()
    else if (this.turnAt(time) === turn && this.drawn.get(draw) !== time) this.draw(draw, time)
    else {
      this.waiting.set(draw, turn)
      this.ask()
    }
  }

  private draw(draw: () => void, time: unknown): void {
    this.waiting.delete(draw)
    this.drawn.set(draw, time)
    draw()
  }

  /** `draw` is not called after this. */
  leave(draw: () => void): void {
    this.waiting.delete(draw)
  }

  private turnAt(time: unknown): number {
    if (time !== this.time) {
      this.time = time
      this.turn = (this.turn + 1) % turns
    }
    return this.turn
  }

  private ask(): void {
    if (this.isAsked) return
    this.isAsked = true
    this.nextFrame(() => {
      this.isAsked = false
      const time = this.now()
      const now = this.turnAt(time)
      const due = [...this.waiting].filter(([, turn]) => turn === now)
      for (const [draw] of due) this.draw(draw, time)
      if (this.waiting.size > 0) this.ask()
    })
  }
}

export const inTurns = new Turns(timeOfFrame, (act) => requestAnimationFrame(() => frameCost.of(act)))
