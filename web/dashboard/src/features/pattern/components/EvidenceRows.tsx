import { useState } from 'react'
import { Badge } from '@/components/Badge'
import { Select } from '@/components/Select'
import { Empty, Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { words } from '@/lib/format'
import { useIsNarrow } from '@/lib/media'
import { type Evidence, type PatternFrame, useEvidence } from '../api/patterns'
import { figureR, share, verdictTones, withInterval } from './figures'

type Figure = Column<Evidence> & { name: string; by: (row: Evidence) => number | string | null }

const columns: readonly Figure[] = [
  { name: 'Pattern', by: ({ title }) => title, cell: ({ title }) => title },
  { name: 'Side', by: ({ side }) => side, cell: ({ side }) => words(side) },
  { name: 'Seen', numeric: true, by: ({ sightings }) => sightings, cell: ({ sightings }) => sightings },
  { name: 'Ended', numeric: true, by: ({ sampleSize }) => sampleSize, cell: ({ sampleSize }) => sampleSize },
  {
    name: 'Hit rate',
    numeric: true,
    by: ({ hitRate }) => hitRate.value,
    cell: ({ hitRate }) => withInterval(hitRate, share),
  },
  {
    name: 'By chance',
    numeric: true,
    by: ({ chanceHitRate }) => chanceHitRate,
    cell: ({ chanceHitRate }) => share(chanceHitRate),
  },
  {
    name: 'Expectancy',
    numeric: true,
    by: ({ expectancyR }) => expectancyR.value,
    cell: ({ expectancyR }) => withInterval(expectancyR, figureR),
  },
  {
    name: 'Median bars',
    numeric: true,
    wideOnly: true,
    by: ({ medianBars }) => medianBars,
    cell: ({ medianBars }) => medianBars || '–',
  },
  {
    name: 'Verdict',
    by: ({ verdict }) => ranks[verdict],
    cell: ({ verdict }) => <Badge tone={verdictTones[verdict]}>{words(verdict)}</Badge>,
  },
]

const ranks = { BETTER_THAN_CHANCE: 3, NO_BETTER_THAN_CHANCE: 2, WORSE_THAN_CHANCE: 1, TOO_FEW: 0 }

type Order = { name: string; isDown: boolean }

/** Rows in the order of one column; what is not known comes last either way. */
export function ordered(rows: readonly Evidence[], { name, isDown }: Order): readonly Evidence[] {
  const by = columns.find((column) => column.name === name)?.by
  if (!by) return rows
  return rows.toSorted((left, right) => {
    const [first, second] = [by(left), by(right)]
    if (first === null || second === null) return Number(first === null) - Number(second === null)
    const up =
      typeof first === 'number' && typeof second === 'number'
        ? first - second
        : String(first).localeCompare(String(second))
    return isDown ? -up : up
  })
}

/** What came of the earlier sightings of one instrument and frame. */
export function EvidenceRows({ symbol, frame }: { symbol: string; frame: PatternFrame }) {
  const { data, error, refetch } = useEvidence(symbol, frame)
  const [order, setOrder] = useState<Order>({ name: 'Ended', isDown: true })
  const isNarrow = useIsNarrow()
  if (!data) {
    return error ? <Failure error={error} retry={() => void refetch()} /> : <Skeleton label="Evidence" rows={8} />
  }
  if (data.rows.length === 0) {
    return (
      <Empty title="No evidence yet">
        Each pattern that is seen is followed until its target or its invalidation is reached. What came of them is
        counted here, beside what entries at every bar would have come to.
      </Empty>
    )
  }
  const sortable = columns.map((column) => ({
    ...column,
    sorted:
      column.name !== order.name ? ('none' as const) : order.isDown ? ('descending' as const) : ('ascending' as const),
    onSort: () =>
      setOrder({
        name: column.name,
        isDown: column.name === order.name ? !order.isDown : column.numeric === true || column.name === 'Verdict',
      }),
  }))
  return (
    <>
      <p className="px-3 py-2 text-xs text-mute">
        Out of {data.bars} bars of {data.symbol}, {data.frame} each. About 150 rows are judged at once, so the verdict
        asks for more than the 95 % intervals that are shown; expectancy is after costs.
      </p>
      {isNarrow && (
        <Select
          className="px-2"
          label="In the order of"
          value={order.name}
          choices={columns.map(({ name }) => ({ value: name, label: name }))}
          onChange={(name) => setOrder({ name, isDown: name !== 'Pattern' && name !== 'Side' })}
        />
      )}
      <Table
        label="What came of patterns"
        columns={sortable}
        rows={ordered(data.rows, order)}
        rowKey={({ kind, side }) => `${kind} ${side}`}
        rowTestId={() => 'evidence'}
      />
    </>
  )
}
