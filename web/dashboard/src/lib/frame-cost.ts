/**
 * Frames of figures are made one after the other while they are cheap. Where each takes long, the page rests in between for as long as they
 * took: whoever presses a key then is seldom kept waiting for a frame that is being made, and figures that change ten times a second are as
 * readable.
 */

/** A frame that takes longer leaves a screen of 60 a second no other choice than to be late, in milliseconds. */
const dearMillis = 25
/** So much of what was is forgotten with each frame: one dear frame among cheap ones changes nothing. */
const forgotten = 1 / 8
const longestMillis = 150

export class FrameCost {
  private usualMillis = 0
  private sinceRest = 0
  private until = 0

  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly later: (act: () => void) => void = afterPicture,
  ) {}

  /** Makes what `act` makes of a frame, and knows later what its picture took too. To be called in a frame. */
  of(act: () => void): void {
    const began = this.now()
    act()
    this.later(() => this.took(began, this.now()))
  }

  private took(began: number, ended: number): void {
    const cost = ended - began
    this.usualMillis += (cost - this.usualMillis) * forgotten
    this.sinceRest = (began < this.until ? this.sinceRest : 0) + cost
    this.until = this.usualMillis > dearMillis ? ended + Math.min(this.sinceRest, longestMillis) : 0
  }

  /** How long the next figures have to wait, in milliseconds; 0: not at all. */
  left(): number {
    return Math.max(0, this.until - this.now())
  }
}

/** Called in a frame: `act` is called when the page has made the picture of it. */
function afterPicture(act: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    act()
  }
  port2.postMessage(undefined)
}

export const frameCost = new FrameCost()
