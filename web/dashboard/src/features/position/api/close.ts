import { useMutation } from '@tanstack/react-query'
import { useAccountPath } from '@/features/account/api/chosen-account'
import type { Order } from '@/features/order/api/orders'
import { call } from '@/lib/http'
import type { Position } from './positions'

/**
 * Closes a position at the market: first its orders are canceled, so that none of them holds what is to be sold or opens it again, then
 * one order takes all of it. It is reduce-only: whatever happens meanwhile, it never turns the position.
 */
export function useClosePosition() {
  const path = useAccountPath()
  return useMutation({
    mutationFn: async ({ symbol, side, quantity }: Position): Promise<Order> => {
      await call('DELETE', path('/api/orders', { symbol }))
      return call<Order>('POST', path('/api/orders'), {
        symbol,
        side: side === 'BUY' ? 'SELL' : 'BUY',
        type: 'MARKET',
        quantity,
        reduceOnly: true,
        clientOrderId: crypto.randomUUID(),
      })
    },
  })
}
