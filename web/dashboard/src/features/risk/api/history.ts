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

/** What somebody let the account, or one strategy of it, trade; `symbols` is null for everything. */
export type PermissionChange = {
  sequence: number
  time: string
  strategy: string | null
  symbols: string[] | null
  reason: string | null
  by: string | null
}

/** What happened to an override; `strategy` is null for that of people. */
export type OverrideEvent = {
  sequence: number
  time: string
  strategy: string | null
  event: 'GRANTED' | 'USED' | 'EXPIRED' | 'REVOKED'
  oneOrder: boolean | null
  until: string | null
  reason: string | null
  by: string | null
}

/** A dead-man switch that was armed, disarmed or has gone off. */
export type DeadManSwitchEvent = {
  sequence: number
  time: string
  event: 'ARMED' | 'DISARMED' | 'FIRED'
  cancelsStops: boolean | null
  goesOff: string | null
  orders: number | null
  by: string | null
}

type History = {
  killSwitches: SwitchChange[]
  permissions: PermissionChange[]
  overrides: OverrideEvent[]
  deadManSwitches: DeadManSwitchEvent[]
}

export const historyKey = ['risk-history'] as const

/** One list of what was done to the account, newest first. `newest`: whatever differs once there is more of it. */
function useHistory<K extends keyof History>(kind: K, newest?: unknown) {
  const account = useChosenAccount()
  return useQuery({
    queryKey: [...historyKey, kind, account, newest],
    queryFn: async () => (await get<History>('/api/risk/history', { kind, limit: 500, account }))[kind],
    placeholderData: (before) => before,
    // What was done a moment ago is in the stream before it is in the database.
    refetchInterval: 10_000,
  })
}

export const useSwitchHistory = () => useHistory('killSwitches')
export const usePermissionHistory = (newest: unknown) => useHistory('permissions', newest)
export const useOverrideHistory = (newest: unknown) => useHistory('overrides', newest)
export const useDeadManSwitchHistory = (newest: unknown) => useHistory('deadManSwitches', newest)
