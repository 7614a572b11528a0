import { useQuery } from '@tanstack/react-query'
import { useChosenAccount } from '@/features/account/api/chosen-account'
import { get } from '@/lib/http'
import type { Aim } from './kill-switch'

/** A kill switch that was engaged, or armed again. */
export type SwitchChange = Aim & {
  sequence: number
  time: string
  engaged: boolean
  reason: string | null
  by: string | null
}

/** What was done with kill switches, newest first. */
export function useSwitchHistory() {
  const account = useChosenAccount()
  return useQuery({
    queryKey: ['risk-history', account],
    queryFn: async () =>
      (await get<{ killSwitches: SwitchChange[] }>('/api/risk/history', { limit: 500, account })).killSwitches,
  })
}
