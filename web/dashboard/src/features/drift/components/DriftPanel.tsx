import { useState } from 'react'
import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Panel } from '@/components/Panel'
import { Empty, Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { price, words } from '@/lib/format'
import { type Drift, type Finding, useCompare, useDrift, useDrifts } from '../api/drift'

const fill = (quantity: string | null, at: string | null) => (quantity ? `${quantity} at ${at ?? '–'}` : 'none')

/** What strategies did, against what the backtester makes of the same market. */
export function DriftPanel() {
  const { data, error, refetch } = useDrifts()
  const compare = useCompare()
  const [looked, setLooked] = useState<Drift>()
  const columns: Column<Drift>[] = [
    { name: 'Day', cell: (row) => <span className="font-medium">{row.day}</span> },
    { name: 'Fills', numeric: true, cell: (row) => price(row.fills, 0) },
    { name: 'Same', numeric: true, cell: (row) => price(row.same, 0) },
    { name: 'Result', isLong: true, cell: (row) => <Result drift={row} onLook={() => setLooked(row)} /> },
  ]
  return (
    <Panel
      title="Live against backtest"
      aside={
        <Button size="small" disabled={compare.isPending} onClick={() => compare.mutate()}>
          Compare today
        </Button>
      }
    >
      {compare.error && <Failure error={compare.error} compact />}
      {data ? (
        data.length === 0 ? (
          <Empty title="No day was compared yet">Each day is run again over its recorded market once it is over.</Empty>
        ) : (
          <Table label="Days" columns={columns} rows={data} rowKey={(row) => row.day} />
        )
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton label="Days" />
      )}
      {looked && <Differences drift={looked} onClose={() => setLooked(undefined)} />}
    </Panel>
  )
}

function Result({ drift, onLook }: { drift: Drift; onLook: () => void }) {
  if (drift.status === 'RUNNING') return <Badge tone="warn">Comparing</Badge>
  if (drift.status === 'FAILED')
    return (
      <span>
        <Badge tone="down">Failed</Badge> {drift.problem}
      </span>
    )
  return drift.differences === 0 && drift.notes.length === 0 ? (
    <Badge tone="up">No difference</Badge>
  ) : (
    <Button size="small" look="quiet" onClick={onLook} aria-label={`Differences of ${drift.day}`}>
      {price(drift.differences, 0)} differ
    </Button>
  )
}

const findingColumns: Column<Finding>[] = [
  { name: 'Time', cell: (row) => row.time.slice(11, 19) },
  { name: 'What', cell: (row) => words(row.kind) },
  { name: 'Strategy', cell: (row) => `${row.strategy} ${row.symbol}` },
  { name: 'Side', cell: (row) => words(row.side) },
  { name: 'Session', cell: (row) => fill(row.sessionQuantity, row.sessionPrice) },
  { name: 'Backtest', cell: (row) => fill(row.backtestQuantity, row.backtestPrice) },
  { name: 'Cause', isLong: true, cell: (row) => row.cause },
]

function Differences({ drift, onClose }: { drift: Drift; onClose: () => void }) {
  const { data, error } = useDrift(drift)
  return (
    <Dialog title={`Differences of ${drift.day}`} onClose={onClose}>
      {error ? (
        <Failure error={error} compact />
      ) : !data ? (
        <Skeleton label="Differences" />
      ) : (
        <div className="flex flex-col gap-2 text-xs">
          {data.notes.map((note) => (
            <p key={note} className="text-soft">
              {note}
            </p>
          ))}
          <Table
            label="Fills that differ"
            columns={findingColumns}
            rows={data.findings}
            rowKey={(row) => `${row.entry} ${row.side} ${row.time} ${row.kind}`}
          />
        </div>
      )}
    </Dialog>
  )
}
