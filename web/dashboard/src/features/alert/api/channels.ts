import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, get } from '@/lib/http'
import type { Severity } from './alerts'

/** A channel that is set up. `failure`: why the last alert did not arrive by it. */
export type AlertChannel = { channel: string; least: Severity; failure: string | null }

/** Whether the other end took it; `reason`: why not. */
export type TestedAlert = { channel: string; taken: boolean; reason: string | null }

/** Longer than the server waits for a channel. */
const patienceMillis = 40_000

export function useAlertChannels() {
  return useQuery({ queryKey: ['alert-channels'], queryFn: () => get<AlertChannel[]>('/api/alerts/channels') })
}

export function useTestAlert() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (channel: string) => call<TestedAlert>('POST', '/api/alerts/test', { channel }, {}, patienceMillis),
    onSettled: () => queries.invalidateQueries({ queryKey: ['alert-channels'] }),
  })
}
