import { useEffect, useRef, useState } from 'react'
import { type Look, parseMetrics } from '../metrics'

const everyMillis = 5_000
const kept = 120

/** The figures of the last ten minutes, from when the page was opened on; looked at only while somebody sees it. */
export function useLooks(): { looks: readonly Look[]; problem: string | undefined } {
  const [looks, setLooks] = useState<readonly Look[]>([])
  const [problem, setProblem] = useState<string>()
  const isAsking = useRef(false)
  useEffect(() => {
    let isOver = false
    const look = async () => {
      if (isAsking.current || document.visibilityState === 'hidden') return
      isAsking.current = true
      try {
        const response = await fetch('/metrics', { credentials: 'same-origin', signal: AbortSignal.timeout(4_000) })
        const text = await response.text()
        if (isOver) return
        if (!response.ok) throw new Error(`the server answered ${response.status}`)
        setProblem(undefined)
        setLooks((before) => [...before, { time: Date.now(), samples: parseMetrics(text) }].slice(-kept))
      } catch (error) {
        if (!isOver) setProblem(error instanceof Error ? error.message : String(error))
      } finally {
        isAsking.current = false
      }
    }
    void look()
    const timer = setInterval(() => void look(), everyMillis)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [])
  return { looks, problem }
}
