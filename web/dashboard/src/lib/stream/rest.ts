/**
 * Frames of figures are made one after the other while they are cheap. Where each takes long, the page rests for as long in between: whoever
 * presses a key then is seldom kept waiting for a frame that is being made, and figures that change ten times a second are as readable.
 */

/** A frame that takes longer leaves a screen of 60 a second no other choice than to be late, in milliseconds. */
const dearMillis = 25
/** So much of what was is forgotten with each frame: one dear frame among cheap ones changes nothing. */
const forgotten = 1 / 8
const longestMillis = 150

export class Rest {
  private costMillis = 0
  private until = 0

  /** What a frame took, from the first figure until its picture was made; times in milliseconds. */
  frame(began: number, ended: number): void {
    this.costMillis += (ended - began - this.costMillis) * forgotten
    this.until = this.costMillis > dearMillis ? ended + Math.min(this.costMillis, longestMillis) : 0
  }

  /** How long the next frame of figures has to wait, in milliseconds; 0: not at all. */
  left(now: number): number {
    return Math.max(0, this.until - now)
  }
}
