import { useState } from 'react'
import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Panel } from '@/components/Panel'
import { Empty, Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { price } from '@/lib/format'
import { type Series, useCoverage, useRemoveSeries, useSeries } from '../api/history'

const minutes = (time: string | null) => (time ? time.slice(0, 16).replace('T', ' ') : '–')
const nameOf = (series: Series) => `${series.symbol} ${series.frame}`

/** What history there is. */
export function SeriesPanel() {
  const { data, error, refetch } = useSeries()
  const [looked, setLooked] = useState<Series>()
  const [leaving, setLeaving] = useState<Series>()
  const columns: Column<Series>[] = [
    { name: 'Series', cell: (row) => <span className="font-medium">{nameOf(row)}</span> },
    { name: 'Bars', numeric: true, cell: (row) => price(row.bars, 0) },
    { name: 'From', cell: (row) => minutes(row.from) },
    { name: 'Last', cell: (row) => minutes(row.last) },
    {
      name: 'Missing',
      numeric: true,
      cell: (row) =>
        row.problem ? (
          <Badge tone="down" title={row.problem}>
            Damaged
          </Badge>
        ) : row.missing > 0 ? (
          <Button
            size="small"
            look="quiet"
            onClick={() => setLooked(row)}
            aria-label={`${price(row.missing, 0)} bars missing in ${nameOf(row)}`}
          >
            {price(row.missing, 0)}
          </Button>
        ) : (
          'none'
        ),
    },
    { name: 'Size', numeric: true, wideOnly: true, cell: (row) => `${price(row.bytes / 1024, 0)} KiB` },
    {
      name: 'Remove',
      isAction: true,
      cell: (row) => (
        <Button size="small" look="quiet" onClick={() => setLeaving(row)} aria-label={`Remove ${nameOf(row)}`}>
          Remove
        </Button>
      ),
    },
  ]
  return (
    <Panel title="History">
      {data ? (
        data.length === 0 ? (
          <Empty title="No history yet">Bring in a file, and strategies can be run on the past.</Empty>
        ) : (
          <Table label="Series" columns={columns} rows={data} rowKey={nameOf} />
        )
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton label="History" />
      )}
      {looked && <Gaps series={looked} onClose={() => setLooked(undefined)} />}
      {leaving && <Leave series={leaving} onClose={() => setLeaving(undefined)} />}
    </Panel>
  )
}

function Gaps({ series, onClose }: { series: Series; onClose: () => void }) {
  const { data, error } = useCoverage(series)
  return (
    <Dialog title={`Gaps of ${nameOf(series)}`} onClose={onClose}>
      {error ? (
        <Failure error={error} compact />
      ) : !data ? (
        <Skeleton label="Gaps" />
      ) : (
        <div className="text-xs">
          <p className="mb-2 text-soft">
            {price(data.missing, 0)} bars are missing in {price(data.gapCount, 0)} places; the longest first.
          </p>
          <ul className="flex flex-col gap-1">
            {data.gaps.map((gap) => (
              <li key={gap.from} className="flex justify-between gap-4">
                <span>
                  {minutes(gap.from)} to {minutes(gap.to)}
                </span>
                <span>{price(gap.missing, 0)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  )
}

function Leave({ series, onClose }: { series: Series; onClose: () => void }) {
  const remove = useRemoveSeries()
  return (
    <Dialog
      title={`Remove ${nameOf(series)}?`}
      onClose={onClose}
      footer={
        <>
          <Button data-focus onClick={onClose}>
            Keep it
          </Button>
          <Button
            look="danger"
            disabled={remove.isPending}
            onClick={() => remove.mutate(series, { onSuccess: onClose })}
          >
            Remove
          </Button>
        </>
      }
    >
      <p className="text-sm text-soft">
        {price(series.bars, 0)} bars are gone for good. The way back is to bring the files in again.
      </p>
      {remove.error && <Failure error={remove.error} compact />}
    </Dialog>
  )
}
