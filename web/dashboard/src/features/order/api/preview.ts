import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useAccountPath } from '@/features/account/api/chosen-account'
import { call } from '@/lib/http'
import type { FieldError } from '@/lib/problem'
import type { NewOrder, NewOrderList } from './orders'

/** What the gate would say to an order now. Figures are text; those after `refusal` are null when there is one. */
export type Preview = {
  passes: boolean
  refusal: FieldError | null
  worstPrice: string | null
  worstCost: string | null
  worstFee: string | null
  feePercent: string | null
  reserved: string | null
  reservedAsset: string | null
  reduces: boolean
  usesOverride: boolean
}

const pauseMillis = 250
/** The market moves on while somebody thinks. */
const againMillis = 2_000

/** The order as it would be sent, but for its ids: it is asked about many times, and a question is no order. */
function unnamed(request: NewOrder | NewOrderList): string {
  return JSON.stringify(request, (key, value) => (key === 'clientOrderId' ? undefined : value))
}

/** Asks when the reader pauses, and again now and then; sends nothing. Without a request it asks for nothing. */
export function usePreview(request: NewOrder | NewOrderList | undefined) {
  const path = useAccountPath()
  const text = usePaused(request && unnamed(request))
  const asked = useQuery({
    queryKey: ['preview', path('/api/orders'), text],
    enabled: text !== undefined,
    queryFn: () => {
      const body = JSON.parse(text ?? '{}') as NewOrder | NewOrderList
      const route = 'contingency' in body ? '/api/order-lists/preview' : '/api/orders/preview'
      return call<Preview>('POST', path(route), body)
    },
    refetchInterval: againMillis,
    gcTime: 10_000,
    retry: false,
    placeholderData: keepPreviousData,
  })
  return text === undefined
    ? { data: undefined, error: null, isAsking: false }
    : { ...asked, isAsking: asked.isFetching }
}

/** The text once it has stood for a moment; nothing at once when there is none. */
function usePaused(text: string | undefined): string | undefined {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMillis)
    return () => clearTimeout(timer)
  }, [text])
  return text === undefined ? undefined : paused
}
