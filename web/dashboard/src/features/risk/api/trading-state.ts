import { useMutation } from '@tanstack/react-query'
import { useAccountPath } from '@/features/account/api/chosen-account'
import { call } from '@/lib/http'

export type TradingState = 'ACTIVE' | 'REDUCING' | 'HALTED'
export type StateReason = 'MANUAL' | 'DAILY_LOSS' | 'DRAWDOWN' | 'MARGIN_CALL'

export function useSetState() {
  const path = useAccountPath()
  return useMutation({
    mutationFn: (request: { state: TradingState; reason: string }) => call('PUT', path('/api/risk/state'), request),
  })
}
