import { useMutation } from '@tanstack/react-query'
import { call } from '@/lib/http'
import type { Frame } from '@/lib/stream'
import { channelStore } from '@/lib/stream/channel-store'

export type Severity = 'WARNING' | 'CRITICAL'

/** `endedTime` is null while it holds; `level`: how often it was told again for want of an acknowledgement. */
export type Alert = {
  id: number
  severity: Severity
  code: string
  subject: string
  text: string
  value: string
  limit: string
  next: string
  firstTime: string
  since: string
  lastTime: string
  endedTime: string | null
  count: number
  level: number
  acknowledgedBy: string | null
  acknowledgedTime: string | null
}

export const reduceAlerts = (_: readonly Alert[] | undefined, frame: Frame): readonly Alert[] => frame.data as Alert[]

const useAlertsChannel = channelStore(reduceAlerts)

const none: readonly Alert[] = []

/** Undefined until it is known. */
export const useKnownAlerts = (): readonly Alert[] | undefined => useAlertsChannel('alerts')

/** Those that hold first, then the newest first; of the whole desk, whichever account is shown. */
export const useAlerts = (): readonly Alert[] => useKnownAlerts() ?? none

export const isUnread = (alert: Alert): boolean => alert.acknowledgedBy === null
export const holds = (alert: Alert): boolean => alert.endedTime === null

/** The list follows the stream, not the click. */
export function useAcknowledge() {
  return useMutation({ mutationFn: (id: number) => call<Alert>('POST', `/api/alerts/${id}/acknowledge`, {}) })
}
