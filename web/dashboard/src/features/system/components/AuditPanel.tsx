import { Badge } from '@/components/Badge'
import { Panel } from '@/components/Panel'
import { Empty, Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { words } from '@/lib/format'
import { clockTime, shortDate, useZone } from '@/lib/time'
import { type AuditEvent, useAudit } from '../api/operation'

/** Who did what, the newest first. */
export function AuditPanel() {
  const { data, error, refetch } = useAudit()
  const { zone } = useZone()
  const columns: Column<AuditEvent>[] = [
    {
      name: 'Time',
      cell: (event) => `${shortDate(event.timestamp, zone)} ${clockTime(event.timestamp, zone)}`,
    },
    { name: 'What', cell: (event) => <span className="font-medium">{words(event.event_type)}</span> },
    { name: 'Who', cell: (event) => event.principal || '–' },
    { name: 'Details', isLong: true, cell: (event) => <span className="break-words text-soft">{event.details}</span> },
    { name: 'From', wideOnly: true, cell: (event) => <span className="text-mute">{event.source_ip}</span> },
  ]
  return (
    <Panel
      title="Audit log"
      className="max-h-112"
      scrolls
      aside={
        data && (
          <Badge tone={data.state === 'whole' ? 'up' : 'down'}>
            {data.state === 'whole' ? `whole, ${data.events} entries` : `damaged: ${data.problem}`}
          </Badge>
        )
      }
    >
      {data ? (
        data.entries.length === 0 ? (
          <Empty title="Nothing is written down yet">
            Logins, orders to stop, changes of limits and settings come here.
          </Empty>
        ) : (
          <Table
            label="Entries of the audit log"
            columns={columns}
            rows={data.entries}
            rowKey={(event) => event.number}
          />
        )
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton label="Audit log" />
      )}
    </Panel>
  )
}
