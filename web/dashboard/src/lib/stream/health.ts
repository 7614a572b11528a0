import type { StreamState } from './client'

export type Health = 'connecting' | 'live' | 'stale' | 'reconnecting'

/** A quiet market is possible, a silent one is not: the built-in feeds speak many times a second. */
export const staleAfterMillis = 5_000

export function healthOf(state: StreamState, now: number): Health {
  if (state.phase === 'reconnecting') return 'reconnecting'
  if (state.phase !== 'live' || state.lastMarketAt === undefined) return 'connecting'
  return now - state.lastMarketAt > staleAfterMillis ? 'stale' : 'live'
}
