import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { useNow } from '@/lib/now'
import { useZone, when } from '@/lib/time'
import { type OpenSession, useEndSession, useOpenSessions } from '../api/sessions'

/** Where one is logged in; for an admin, where everybody is. */
export function SessionsPanel() {
  const { data: sessions, error, refetch } = useOpenSessions()
  const end = useEndSession()
  const now = useNow()
  const zone = useZone((state) => state.zone)
  const columns: Column<OpenSession>[] = [
    {
      name: 'User',
      cell: (session) => (
        <span className="flex items-center gap-2 font-medium">
          {session.user} {session.current && <Badge tone="accent">here</Badge>}
        </span>
      ),
    },
    { name: 'Began', cell: (session) => when(session.began, now, zone) },
    { name: 'Last used', cell: (session) => when(session.lastUsed, now, zone) },
    { name: 'Address', cell: (session) => session.address },
    { name: 'Browser', cell: (session) => session.userAgent || '–', isLong: true, wideOnly: true },
    {
      name: 'End',
      isAction: true,
      cell: (session) =>
        session.current ? null : (
          <Button
            size="small"
            look="quiet"
            aria-label={`End the session of ${session.user} from ${session.address}`}
            disabled={end.isPending}
            onClick={() => end.mutate(session.id)}
          >
            End
          </Button>
        ),
    },
  ]
  return (
    <Panel title="Sessions">
      {error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {end.error ? <Failure error={end.error} /> : null}
      {!sessions && !error && <Skeleton label="Sessions" />}
      {sessions && <Table label="Open sessions" columns={columns} rows={sessions} rowKey={(session) => session.id} />}
    </Panel>
  )
}
