import { useQuery } from '@tanstack/react-query'
import { get } from '@/lib/http'
import { problemOf } from '@/lib/problem'

export type Role = 'VIEWER' | 'TRADER' | 'ADMIN'

export type Session = {
  authenticated: boolean
  user: string | null
  /** Absent where nobody is logged in. */
  role?: Role | null
  /** `setup`: by a link, before there are users. */
  authMode: 'session' | 'token' | 'setup' | 'none' | null
  hasPassword?: boolean
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

const nobody: Session = { authenticated: false, user: null, authMode: null, mode: 'PAPER', version: '', feed: null }

/** Who is here, and what kind of market this is. Asked again now and then: a replay moves on, a session ends. */
export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: async () => {
      try {
        return await get<Session>('/api/session')
      } catch (error) {
        // Being a stranger is an answer, not a failure.
        if (problemOf(error).body.status === 401) return nobody
        throw error
      }
    },
    refetchInterval: (query) => (query.state.data?.feed?.kind === 'replay' ? 2_000 : 30_000),
    staleTime: 1_000,
  })
}

export const isLoggedIn = (session: Session): boolean => session.authenticated || session.authMode === 'none'
