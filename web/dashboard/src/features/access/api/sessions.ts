import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, get } from '@/lib/http'

export type OpenSession = {
  id: string
  user: string
  /** The one that this page has. */
  current: boolean
  began: string
  lastUsed: string
  ends: string
  address: string
  userAgent: string
}

const sessionsKey = ['open-sessions'] as const

export function useOpenSessions() {
  return useQuery({ queryKey: sessionsKey, queryFn: () => get<OpenSession[]>('/api/sessions') })
}

export function useEndSession() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call<void>('DELETE', `/api/sessions/${encodeURIComponent(id)}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionsKey }),
  })
}
