import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Role } from '@/features/session/api/session'
import { call, get } from '@/lib/http'

export type User = {
  name: string
  role: Role
  /** Comes in by a one-time link of the machine. */
  local: boolean
  hasPassword: boolean
  disabled: boolean
  created: string
  passwordSet: string | null
}

const usersKey = ['users'] as const

export function useUsers() {
  return useQuery({ queryKey: usersKey, queryFn: () => get<User[]>('/api/users') })
}

function useUserCall<V>(send: (request: V) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: send,
    // Sessions and tokens end with what is changed here.
    onSuccess: () =>
      Promise.all(
        [usersKey, ['open-sessions'], ['api-tokens']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ),
  })
}

export type NewUser = { name: string; role: Role; password: string }
export type UserChange = { name: string; role?: Role; disabled?: boolean; password?: string }

const path = (name: string): string => `/api/users/${encodeURIComponent(name)}`

export const useAddUser = () => useUserCall((user: NewUser) => call<User>('POST', '/api/users', user))
export const useChangeUser = () =>
  useUserCall(({ name, ...change }: UserChange) => call<User>('PATCH', path(name), change))
export const useRemoveUser = () => useUserCall((name: string) => call<void>('DELETE', path(name)))
