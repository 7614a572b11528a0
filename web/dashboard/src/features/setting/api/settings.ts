import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, get } from '@/lib/http'

/** `fixed`: why it cannot be changed here; `hot`: a change holds at once; `waits`: `nextValue` holds from the next start on. */
export type Setting = {
  key: string
  name: string
  group: string
  help: string
  expected: string
  value: string | null
  defaultValue: string | null
  source: string
  secret: boolean
  hot: boolean
  waits: boolean
  nextValue: string | null
  fixed: string | null
}
/** `value` null: the default again. */
export type SettingChange = { key: string; value: string | null }
export type ChangedSettings = { atOnce: string[]; nextStart: string[]; files: string[] }

const settingsKey = ['settings']

export function useSettings() {
  return useQuery({ queryKey: settingsKey, queryFn: () => get<Setting[]>('/api/settings') })
}

export function useChangeSettings() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (changes: readonly SettingChange[]) => call<ChangedSettings>('PATCH', '/api/settings', { changes }),
    onSettled: () => queries.invalidateQueries({ queryKey: settingsKey }),
  })
}
