import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call, get } from '@/lib/http'
import { stream, useStreamState } from '@/lib/stream'
import type { Risk } from './risk'

export type KillScope = 'GLOBAL' | 'VENUE' | 'INSTRUMENT' | 'STRATEGY' | 'ACCOUNT'
/** What a switch is aimed at; a global one at nothing in particular. */
export type Aim = { scope: KillScope; target: string | null }
export type KillSwitch = Aim & { reason: string; by: string; since: string }
export type Engagement = { scope: KillScope; target?: string; cancelOrders: boolean; flatten: boolean; reason: string }

const killKey = ['kill-switch'] as const
type Engaged = { killSwitches: KillSwitch[] }

/** What a switch stops, in words: "everything", "instrument BTCUSDT". */
export const aimWords = ({ scope, target }: Aim): string =>
  scope === 'GLOBAL' ? 'everything' : `${scope.toLowerCase()} ${target}`

/** The switches that are engaged. Asked for by plain requests: what says that nothing trades must not hang on the stream. */
export function useKillSwitches(): readonly KillSwitch[] {
  const isLive = useStreamState().phase === 'live'
  const { data } = useQuery({
    queryKey: killKey,
    queryFn: () => get<Engaged>('/api/kill-switch'),
    refetchInterval: isLive ? 10_000 : 2_000,
  })
  return data?.killSwitches ?? []
}

/** The stream tells of a switch before the next request would. */
export function useKillSwitchNews(): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      stream.subscribe('risk', (frames) => {
        const newest = (frames.at(-1)?.data as Partial<Risk> | undefined)?.killSwitches
        if (newest) queries.setQueryData<Engaged>(killKey, { killSwitches: newest })
      }),
    [queries],
  )
}

function useKillSwitchCall<V, A extends Engaged>(path: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (request: V) => call<A>('POST', path, request),
    onSuccess: async ({ killSwitches }) => {
      // An answer that is still on its way would tell of before.
      await queries.cancelQueries({ queryKey: killKey })
      queries.setQueryData<Engaged>(killKey, { killSwitches })
      void queries.invalidateQueries({ queryKey: ['risk-history'] })
    },
  })
}

/** May be sent again: what is engaged stays engaged. */
export const useEngage = () => useKillSwitchCall<Engagement, Engaged & { canceled: number }>('/api/kill-switch')
export const useRearm = () =>
  useKillSwitchCall<{ scope: KillScope; target?: string; reason: string }, Engaged & { rearmed: boolean }>(
    '/api/kill-switch/rearm',
  )
