import { useSyncExternalStore } from 'react'
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
 * A frame that answers a person does only that: figures come with the one after it. A hidden page is not painted: then a slow timer hands
 * over instead, so that nothing piles up.
 */
function beforePaint(act: () => void): void {
  const once = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    act()
  }
  let frame = requestAnimationFrame(() => {
    if (!isAnswering) once()
    else {
      isAnswering = false
      frame = requestAnimationFrame(once)
    }
  })
  const timer = setTimeout(once, 1_000)
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
