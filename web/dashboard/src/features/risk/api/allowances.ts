import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAccountPath } from '@/features/account/api/chosen-account'
import { call } from '@/lib/http'
import { historyKey } from './history'

/** A list of what may be traded; an empty `strategy` means the account itself. */
export type Permission = { strategy: string; symbols: string[]; reason: string; by: string }
/** Soft limits that do not hold; an empty `strategy` means orders of people. */
export type Override = { strategy: string; oneOrder: boolean; until: string; reason: string; by: string }
export type DeadManSwitch = { goesOff: string; cancelsStops: boolean }

/** Without `symbols` everything is permitted, without `strategy` the account itself is meant. */
export type NewPermission = { strategy?: string; symbols?: readonly string[]; reason: string }
/** Without `strategy` orders of people are meant. */
export type NewOverride = { strategy?: string; oneOrder: boolean; minutes: number; confirmed: true; reason: string }

/** Calls that change what is in the history too: it is asked for again. */
function useRiskCall<V>(request: (path: ReturnType<typeof useAccountPath>, value: V) => Promise<unknown>) {
  const path = useAccountPath()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (value: V) => request(path, value),
    onSuccess: () => void queries.invalidateQueries({ queryKey: historyKey }),
  })
}

export const useSetPermission = () =>
  useRiskCall((path, permission: NewPermission) => call('PUT', path('/api/risk/permissions'), permission))

export const useGrantOverride = () =>
  useRiskCall((path, override: NewOverride) => call('POST', path('/api/risk/overrides'), override))

export const useRevokeOverride = () =>
  useRiskCall((path, { strategy, reason }: { strategy: string; reason: string }) =>
    call('DELETE', path('/api/risk/overrides', { strategy: strategy || undefined, reason })),
  )

/** A countdown of 0 disarms it. */
export const useArmDeadManSwitch = () =>
  useRiskCall((path, request: { countdownMillis: number; cancelsStops: boolean }) =>
    call('PUT', path('/api/risk/dead-man-switch'), request),
  )
