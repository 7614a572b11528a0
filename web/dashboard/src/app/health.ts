import { useNow } from '@/lib/now'
import { useStreamState } from '@/lib/stream'
import { type Health, healthOf } from '@/lib/stream/health'

/** How far the figures on the screen can be trusted, and how old they are. */
export function useHealth(): { health: Health; ageMillis: number | undefined; isStale: boolean } {
  const state = useStreamState()
  const now = useNow()
  const health = healthOf(state, now)
  const ageMillis = state.lastMarketAt === undefined ? undefined : Math.max(0, now - state.lastMarketAt)
  return { health, ageMillis, isStale: health === 'stale' || health === 'reconnecting' }
}
