import { useSyncExternalStore } from 'react'
import { frameCost } from '../frame-cost'
import type { ProblemBody } from '../problem'
import { StreamClient, type StreamState } from './client'

export type { Frame, FrameListener, StreamState } from './client'

const lostListeners = new Set<() => void>()
const problemListeners = new Set<(problem: ProblemBody) => void>()

/** Whether somebody did something since the last frame. */
let isAnswering = false
for (const name of ['keydown', 'pointerdown', 'click']) {
  globalThis.addEventListener?.(
    name,
    () => {
      isAnswering = true
    },
    { capture: true, passive: true },
  )
}

/**
 * A frame that answers a person does only that: figures come with the one after it. Where frames of figures are dear, there is time for a
 * person between them. A hidden page is not painted: then a slow timer hands over instead, so that nothing piles up.
 */
function beforePaint(act: () => void): void {
  let frame = 0
  let pause: ReturnType<typeof setTimeout> | undefined
  const once = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    clearTimeout(pause)
    frameCost.of(act)
  }
  const ask = () => {
    frame = requestAnimationFrame(() => {
      if (!isAnswering) once()
      else {
        isAnswering = false
        frame = requestAnimationFrame(once)
      }
    })
  }
  const timer = setTimeout(once, 1_000)
  const left = frameCost.left()
  if (left > 0) pause = setTimeout(ask, left)
  else ask()
}

export const stream = new StreamClient({
  open: () => new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`),
  beforePaint,
  onLost: () => {
    for (const listener of lostListeners) listener()
  },
  onProblem: (problem) => {
    for (const listener of problemListeners) listener(problem)
  },
})

export function onStreamLost(listener: () => void): () => void {
  lostListeners.add(listener)
  return () => lostListeners.delete(listener)
}

export function onStreamProblem(listener: (problem: ProblemBody) => void): () => void {
  problemListeners.add(listener)
  return () => problemListeners.delete(listener)
}

export function useStreamState(): StreamState {
  return useSyncExternalStore(stream.watch, stream.current)
}
