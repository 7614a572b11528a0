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

/** What is written in a file right now; looked at again, since its author may be at work. */
export function useStrategySource(file: string) {
  return useQuery({
    queryKey: ['strategy-files', file],
    queryFn: () => get<{ file: string; text: string }>(`/api/strategy-files/${encodeURIComponent(file)}`),
    refetchInterval: 2_000,
  })
}

export type CodeProblem = { line: number; text: string; isError: boolean }

/** "Own.java:42:17: error: …": which line it is about; 0 where it names none. */
export function problemsOf(problems: readonly string[]): CodeProblem[] {
  return problems.map((problem) => {
    const match = /^[^:]+:(\d+):(?:\d+:)? *(error|warning)?:? *(.*)$/s.exec(problem)
    return match
      ? { line: Number(match[1]), text: match[3] ?? problem, isError: match[2] !== 'warning' }
      : { line: 0, text: problem, isError: true }
  })
}

export function useStrategyFiles() {
  return useQuery({
    queryKey: ['strategy-files'],
    queryFn: () => get<readonly StrategyFile[]>('/api/strategy-files'),
    refetchInterval: 2_000,
  })
}
