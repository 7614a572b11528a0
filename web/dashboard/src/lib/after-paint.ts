import { startTransition, useEffect, useState } from 'react'

/**
 * The value, once the frame that answers to it is on the screen: what takes long to draw must not keep a person waiting for the answer.
 * `atFirst`: what it is until then, when the caller comes onto the page.
 */
export function useAfterPaint<T>(value: T, atFirst = value): T {
  const [painted, setPainted] = useState(atFirst)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    // The frame is made after this callback, and the timer ends after the frame.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setPainted(() => value)), 0)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [value])
  return painted
}
