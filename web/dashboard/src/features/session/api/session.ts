import { useQuery } from '@tanstack/react-query'
import { get } from '@/lib/http'

export type Session = {
  authenticated: boolean
  user: string | null
  authMode: 'session' | 'token' | 'none' | null
  mode: 'PAPER' | 'LIVE'
  version: string
  feed: {
    kind: 'simulated' | 'replay'
    detail?: string | null
    progress?: number | null
    finished?: boolean | null
  } | null
}

export const sessionKey = ['session'] as const

/** Who is here, and what kind of market this is. Asked again now and then: a replay moves on, a session ends. */
export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: () => get<Session>('/api/session'),
    refetchInterval: (query) => (query.state.data?.feed?.kind === 'replay' ? 2_000 : 30_000),
    staleTime: 1_000,
  })
}

export const isLoggedIn = (session: Session): boolean => session.authenticated || session.authMode === 'none'
