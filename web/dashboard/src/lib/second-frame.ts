/**
 * What has many figures is written in every second frame, and the chart, whose library draws a frame after it is told, in those between:
 * no frame has to draw everything. Nobody sees figures change sixty times a second, but everybody sees a frame that comes too late.
 */

/** The time of the frame that is being made, the same for all of it; undefined where there are no frames. */
const timeOfFrame = (): unknown => globalThis.document?.timeline?.currentTime ?? undefined

/** So long nothing new has come: what waits is drawn in whichever frame is next. */
const quietMillis = 50

export class SecondFrames {
  private readonly waiting = new Set<() => void>()
  private isAsked = false
  private time: unknown
  private isOwn = false

  constructor(
    private readonly now = timeOfFrame,
    private readonly later: (act: () => void) => void = (act) => setTimeout(act, quietMillis),
  ) {}

  /** Calls `draw` in this frame if it is a second one, else when it is asked for in the next; a little later if it is not. */
  take(draw: () => void): void {
    const time = this.now()
    if (time === undefined || this.isOwnAt(time)) {
      this.waiting.delete(draw)
      draw()
    } else {
      this.waiting.add(draw)
      this.ask()
    }
  }

  /** `draw` is not called after this. */
  leave(draw: () => void): void {
    this.waiting.delete(draw)
  }

  private isOwnAt(time: unknown): boolean {
    if (time !== this.time) {
      this.time = time
      this.isOwn = !this.isOwn
    }
    return this.isOwn
  }

  private ask(): void {
    if (this.isAsked) return
    this.isAsked = true
    this.later(() => {
      this.isAsked = false
      const due = [...this.waiting]
      this.waiting.clear()
      for (const draw of due) draw()
    })
  }
}

export const secondFrames = new SecondFrames()
