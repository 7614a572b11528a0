import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, get } from '@/lib/http'

/** `set`: since when it is kept. `overriddenBy`: where it is written, too, which wins. */
export type Secret = { name: string; help: string; set: string | null; overriddenBy: string | null }

const secretsKey = ['secrets']

export function useSecrets() {
  return useQuery({ queryKey: secretsKey, queryFn: () => get<Secret[]>('/api/secrets') })
}

export function useSetSecret() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ name, value }: { name: string; value: string }) =>
      call<void>('PUT', `/api/secrets/${name}`, { value }),
    onSuccess: () => queries.invalidateQueries({ queryKey: secretsKey }),
  })
}

export function useRemoveSecret() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => call<void>('DELETE', `/api/secrets/${name}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: secretsKey }),
  })
}
