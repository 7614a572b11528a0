import { Badge } from '@/components/Badge'
import { Empty, Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { clockTime, shortDate, useZone } from '@/lib/time'
import { type SwitchChange, useSwitchHistory } from '../api/history'
import { aimWords } from '../api/kill-switch'

/** When kill switches were engaged and armed again, by whom and why. */
export function SwitchHistory() {
  const { data: changes, error, refetch } = useSwitchHistory()
  const zone = useZone((state) => state.zone)
  if (!changes && error) return <Failure error={error} retry={() => void refetch()} />
  if (!changes) return <Skeleton rows={2} label="Kill switches" />
  if (changes.length === 0) return <Empty title="No kill switch was ever engaged" />
  const columns: Column<SwitchChange>[] = [
    { name: 'Time', cell: ({ time }) => `${shortDate(time, zone)} ${clockTime(time, zone)}` },
    {
      name: 'What',
      cell: ({ engaged }) => <Badge tone={engaged ? 'down' : 'up'}>{engaged ? 'Engaged' : 'Armed again'}</Badge>,
    },
    { name: 'Aim', cell: (change) => aimWords(change) },
    { name: 'Reason', cell: ({ reason }) => reason ?? '–', isLong: true },
    { name: 'By', cell: ({ by }) => by ?? 'The gateway' },
  ]
  return (
    <Table
      label="Kill switches"
      columns={columns}
      rows={changes}
      rowKey={({ sequence, scope, target, engaged }) => `${sequence} ${scope} ${target} ${engaged}`}
    />
  )
}
