import { type RefObject, useEffect, useState } from 'react'

/** The height of an element, as it changes; undefined before it is known. */
export function useHeight(element: RefObject<HTMLElement | null>): number | undefined {
  const [height, setHeight] = useState<number>()
  useEffect(() => {
    const watched = element.current
    if (!watched) return
    const observer = new ResizeObserver(() => setHeight(watched.clientHeight))
    observer.observe(watched)
    setHeight(watched.clientHeight || undefined)
    return () => observer.disconnect()
  }, [element])
  return height
}

/** How many levels a side of a book has room for, between `least` and `most`. */
export function levelsThatFit(height: number | undefined, fixed: number, rowHeight: number): number {
  if (height === undefined) return usualLevels
  return Math.max(leastLevels, Math.min(mostLevels, Math.floor((height - fixed) / rowHeight / 2)))
}

const usualLevels = 10
const leastLevels = 3
const mostLevels = 40
