import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, get } from '@/lib/http'

export type Backup = { file: string; made: string; bytes: number; sealed: boolean }
export type Backups = {
  folder: string
  everyHours: number
  keep: number
  running: boolean
  failure: string | null
  backups: Backup[]
}
export type Finding = { subject: string; verdict: 'OK' | 'NOTE' | 'WRONG'; what: string; mend: string }
export type Doctor = { well: boolean; findings: Finding[] }
export type AuditEvent = {
  number: number
  event_type: string
  timestamp: string
  details: string
  source_ip: string
  principal: string
}
export type Audit = { state: 'whole' | 'damaged'; problem: string | null; events: number; entries: AuditEvent[] }

const backupsKey = ['backups']
const doctorMillis = 60_000

/** Asked for often only while one is being made. */
export function useBackups() {
  return useQuery({
    queryKey: backupsKey,
    queryFn: () => get<Backups>('/api/backups'),
    refetchInterval: (query) => (query.state.data?.running ? 1_000 : 60_000),
  })
}

export function useBeginBackup() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => call<Backups>('POST', '/api/backups', {}),
    onSuccess: (backups) => queries.setQueryData(backupsKey, backups),
    onError: () => queries.invalidateQueries({ queryKey: backupsKey }),
  })
}

/** Looks when it is asked to, not by itself: it reads from the disk that trading needs. */
export function useDoctor() {
  return useMutation({ mutationFn: () => call<Doctor>('GET', '/api/doctor', undefined, {}, doctorMillis) })
}

export function useAudit() {
  return useQuery({
    queryKey: ['audit'],
    queryFn: () => get<Audit>('/api/audit', { limit: 100 }),
    refetchInterval: 15_000,
  })
}
