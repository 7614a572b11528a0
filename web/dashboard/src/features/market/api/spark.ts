import { useQuery } from '@tanstack/react-query'
import { loadBars } from './bars'

const points = 60

/** The closes of the last hour, for a little line beside a symbol. */
export function useSpark(symbol: string) {
  return useQuery({
    queryKey: ['spark', symbol],
    queryFn: async () => (await loadBars(symbol, '1m', undefined, points)).map((bar) => Number(bar.close)),
    refetchInterval: 60_000,
  })
}
