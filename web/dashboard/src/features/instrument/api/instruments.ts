import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { get } from '@/lib/http'

export type Instrument = {
  id: number
  symbol: string
  base: string
  quote: string
  tickSize: string
  lotSize: string
  minimumQuantity: string
  maximumQuantity: string
  minimumNotional: string
  priceDecimals: number
  quantityDecimals: number
}

export function useInstruments() {
  return useQuery({
    queryKey: ['instruments'],
    queryFn: () => get<Instrument[]>('/api/instruments'),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** How the figures of a symbol are written; sensible for one that is not known (yet). */
export function useDecimals(): (symbol: string) => { price: number; quantity: number } {
  const { data } = useInstruments()
  return useCallback(
    (symbol) => {
      const instrument = data?.find((candidate) => candidate.symbol === symbol)
      return { price: instrument?.priceDecimals ?? 2, quantity: instrument?.quantityDecimals ?? 8 }
    },
    [data],
  )
}
