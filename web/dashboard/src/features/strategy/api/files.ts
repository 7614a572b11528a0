import { useQuery } from '@tanstack/react-query'
import { get } from '@/lib/http'

/** A file of the user's and what became of it; `name` and `version` are of what runs, empty when nothing of it ever did. */
export type StrategyFile = {
  file: string
  name: string
  version: string
  compiles: boolean
  problems: readonly string[]
  marks: readonly string[]
  check: string
  time: string
}

export function useStrategyFiles() {
  return useQuery({
    queryKey: ['strategy-files'],
    queryFn: () => get<readonly StrategyFile[]>('/api/strategy-files'),
    refetchInterval: 2_000,
  })
}
