import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, get } from '@/lib/http'

export type Scope = 'read' | 'trade' | 'admin'

export type ApiToken = {
  id: string
  label: string
  user: string
  scope: Scope
  account: number | null
  networks: string[]
  created: string
  expiresAt: string
  lastUsed: string | null
}

export type NewToken = { label: string; scope: Scope; account?: number; networks?: string[]; expires: string }
/** The only time that the token itself is known. */
export type MadeToken = { token: string; expiresAt: string; id: string; label: string; scope: Scope }

const tokensKey = ['api-tokens'] as const

export function useApiTokens() {
  return useQuery({ queryKey: tokensKey, queryFn: () => get<ApiToken[]>('/api/tokens') })
}

function useTokenCall<V, A>(send: (request: V) => Promise<A>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: send, onSuccess: () => queries.invalidateQueries({ queryKey: tokensKey }) })
}

export const useMakeToken = () => useTokenCall((token: NewToken) => call<MadeToken>('POST', '/api/tokens', token))
export const useRevokeToken = () =>
  useTokenCall((id: string) => call<void>('DELETE', `/api/tokens/${encodeURIComponent(id)}`))
