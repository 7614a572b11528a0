import { useMutation } from '@tanstack/react-query'
import { call } from '@/lib/http'
import type { Frame } from '@/lib/stream'
import { channelStore } from '@/lib/stream/channel-store'

export const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR'] as const
export type Level = (typeof levels)[number]
export type LogLine = {
  id: string
  time: string
  level: Level
  service: string
  logger: string | null
  message: string
}

const kept = 500

/** The newest first, as they come. */
export function reduceLog(state: readonly LogLine[] | undefined, frame: Frame): readonly LogLine[] {
  const told = frame.data as readonly LogLine[]
  if (frame.type === 'snapshot' || !state) return told
  const ids = new Set(told.map(({ id }) => id))
  return [...told, ...state.filter(({ id }) => !ids.has(id))].slice(0, kept)
}

/** From this level on. */
export const atLeast = (lines: readonly LogLine[], least: Level): readonly LogLine[] =>
  lines.filter(({ level }) => levels.indexOf(level) >= levels.indexOf(least))

const useLogChannel = channelStore(reduceLog)
export const useLog = (service: string) => useLogChannel(`logs:${service}`)

export function useRestartService() {
  return useMutation({
    mutationFn: (name: string) => call<{ restarting: string[] }>('POST', `/api/services/${name}/restart`, {}),
  })
}
