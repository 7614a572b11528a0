import { QueryClient } from '@tanstack/react-query'
import { sessionKey } from '@/features/session/api/session'
import { problemOf } from '@/lib/problem'

export const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal will be the same the next time; only an answer that did not come is asked for again.
      retry: (count, error) => problemOf(error).isUnanswered && count < 2,
      staleTime: 5_000,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})

queries.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated' || event.action.type !== 'error' || event.query.queryKey[0] === sessionKey[0]) return
  if (problemOf(event.action.error).body.status === 401) void queries.invalidateQueries({ queryKey: sessionKey })
})
