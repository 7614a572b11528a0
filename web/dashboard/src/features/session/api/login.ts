import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, get } from '@/lib/http'
import { startAnew } from '@/lib/start-anew'
import { sessionKey } from './session'

/** How one comes in here: by a password, by a one-time link, or by either. */
export type LoginWays = { passwords: boolean; links: boolean }

export function useLoginWays() {
  return useQuery({ queryKey: ['login-ways'], queryFn: () => get<LoginWays>('/api/auth') })
}

function useWayIn<V>(path: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (request: V) => call<{ user: string }>('POST', path, request),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionKey }),
  })
}

export const useLogin = () => useWayIn<{ name: string; password: string }>('/api/auth/login')

/** The first user, or with nothing in it the local owner without a password. */
export const useSetUp = () => useWayIn<{ name?: string; password?: string }>('/api/setup')

/** What was on the page belonged to the one who has gone: it begins anew. */
export const useLogOut = () =>
  useMutation({ mutationFn: () => call<void>('DELETE', '/api/session'), onSuccess: startAnew })

export const useLogOutEverywhere = () =>
  useMutation({ mutationFn: () => call<void>('DELETE', '/api/sessions'), onSuccess: startAnew })

export const useConfirm = () =>
  useMutation({ mutationFn: (password: string) => call<void>('POST', '/api/auth/confirm', { password }) })

/** Without `current` by whoever has no password yet. */
export function useChangePassword() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (request: { current?: string; password: string }) =>
      call<void>('POST', '/api/users/me/password', request),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionKey }),
  })
}
