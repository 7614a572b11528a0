import { useMutation } from '@tanstack/react-query'
import { useAccountPath } from '@/features/account/api/chosen-account'
import { call } from '@/lib/http'

/** A time without entries; `symbol` and `side` are null for all. */
export type Lock = {
  lockId: number
  symbol: string | null
  side: 'BUY' | 'SELL' | null
  since: string
  until: string
  reason: string
}
export type NewLock = { symbol?: string; side?: 'BUY' | 'SELL'; minutes: number | string; reason: string }

export function useLockEntries() {
  const path = useAccountPath()
  return useMutation({
    mutationFn: (lock: NewLock) => call<Lock>('POST', path('/api/risk/locks'), lock),
  })
}

export function useRemoveLock() {
  const path = useAccountPath()
  return useMutation({
    mutationFn: ({ lockId, reason }: { lockId: number; reason: string }) =>
      call('DELETE', path(`/api/risk/locks/${lockId}`, { reason })),
  })
}
