import { useEffect, useState } from 'react'

/** The time, renewed each second; for clocks and ages. */
export function useNow(everyMillis = 1_000): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMillis)
    return () => clearInterval(timer)
  }, [everyMillis])
  return now
}
