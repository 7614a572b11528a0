import { useQuery } from '@tanstack/react-query'
import { get } from '@/lib/http'

export type AccountTerms = { id: number; name: string; own: boolean; state: string; equity: string }

/** All accounts of traders; the desk's own is one of them. */
export function useAccounts() {
  return useQuery({
    queryKey: ['accounts'],
    queryFn: () => get<AccountTerms[]>('/api/accounts'),
    refetchInterval: 30_000,
  })
}
