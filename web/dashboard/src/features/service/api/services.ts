import type { Frame } from '@/lib/stream'
import { channelStore } from '@/lib/stream/channel-store'
import { upsert } from '@/lib/upsert'

export type Service = {
  name: string
  pid: number | null
  status: 'stopped' | 'starting' | 'running' | 'stopping' | 'failed'
  startTime: string | null
  restartCount: number
  lastError: string | null
  healthStatus: 'healthy' | 'unhealthy' | 'unknown'
  lastHealthCheck: string | null
  startMillis?: number | null
  external?: boolean
  lastHeartbeat?: string | null
}

export function reduceServices(state: readonly Service[] | undefined, frame: Frame): readonly Service[] {
  const changed = frame.data as Service[]
  if (frame.type === 'snapshot' || !state) return changed
  const known = new Set(state.map((service) => service.name))
  return [
    ...upsert(
      state,
      changed.filter((service) => known.has(service.name)),
      (service) => service.name,
    ),
    ...changed.filter((service) => !known.has(service.name)),
  ]
}

const useServicesChannel = channelStore(reduceServices)
export const useServices = () => useServicesChannel('services')
