import { Empty, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { clockTime, shortDate, useZone } from '@/lib/time'
import { type Denial, useDenials } from '../api/denials'

/** Why was this refused? Each refusal in words, with what was measured, allowed and would have passed. */
export function Denials() {
  const denials = useDenials()
  const zone = useZone((state) => state.zone)
  if (!denials) return <Skeleton label="Refusals" />
  if (denials.length === 0) {
    return (
      <Empty title="Nothing was refused">An order that risk does not let through stands here, with the reason.</Empty>
    )
  }
  const columns: Column<Denial>[] = [
    { name: 'Instrument', cell: ({ symbol }) => <span className="font-medium">{symbol ?? '–'}</span> },
    { name: 'Time', cell: ({ time }) => `${shortDate(time, zone)} ${clockTime(time, zone)}` },
    {
      name: 'Why',
      cell: ({ code, words }) => (
        <>
          {words} <code className="text-2xs text-mute">{code}</code>
        </>
      ),
      isLong: true,
    },
    { name: 'Measured', numeric: true, cell: ({ measured }) => measured ?? '–' },
    { name: 'Limit', numeric: true, cell: ({ limit }) => limit ?? '–' },
    { name: 'Would pass', numeric: true, cell: ({ wouldPass }) => wouldPass ?? '–' },
    { name: 'Strategy', cell: ({ strategy }) => strategy ?? 'By hand', wideOnly: true },
  ]
  return (
    <Table
      label="Refusals"
      columns={columns}
      rows={denials}
      rowKey={({ sequence, clientOrderId, code }) => `${sequence} ${clientOrderId} ${code}`}
    />
  )
}
