import { useSearchParams } from 'wouter'
import { Segmented } from '@/components/Segmented'
import { Select } from '@/components/Select'
import { Empty, Failure, Skeleton } from '@/components/states'
import { useInstruments } from '@/features/instrument/api/instruments'
import { words } from '@/lib/format'
import { frameOf, type PatternFilter, patternFrames, type Status, statuses, useSightings } from '../api/patterns'
import { EvidenceRows } from './EvidenceRows'
import { type OnChart, SightingLine } from './SightingLine'

/** What is seen in the prices, and what came of it before. What is chosen stands in the address. */
export function Patterns({ onChart }: { onChart: OnChart }) {
  const [search, setSearch] = useSearchParams()
  const isEvidence = search.get('view') === 'evidence'
  const filter: PatternFilter = {
    symbol: search.get('symbol') ?? '',
    frame: frameOf(search.get('frame')) ?? '',
    status: statuses.find((each) => each === search.get('status')) ?? '',
  }
  const choose = (part: Record<string, string>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(part)) value === '' ? next.delete(name) : next.set(name, value)
    setSearch(next, { replace: true })
  }
  const { data: instruments } = useInstruments()
  const symbols = [...new Set([...(instruments ?? []).map(({ symbol }) => symbol), filter.symbol].filter(Boolean))]
  const symbol = filter.symbol || (isEvidence ? (symbols[0] ?? '') : '')
  const all = isEvidence ? [] : [{ value: '', label: 'All' }]
  return (
    <>
      <fieldset aria-label="Which patterns" className="grid gap-2 border-b p-2 sm:grid-cols-4">
        <Segmented
          label="What to show"
          size="medium"
          value={isEvidence ? 'evidence' : 'seen'}
          options={[
            { value: 'seen', label: 'Seen' },
            { value: 'evidence', label: 'Evidence' },
          ]}
          onChange={(view) => choose({ view: view === 'seen' ? '' : view })}
        />
        <Select
          label="Instrument"
          value={symbol}
          choices={[...all, ...symbols.map((value) => ({ value, label: value }))]}
          onChange={(value) => choose({ symbol: value })}
        />
        <Select
          label="Time frame"
          value={filter.frame || (isEvidence ? '1m' : '')}
          choices={[...all, ...patternFrames.map((value) => ({ value, label: value }))]}
          onChange={(frame) => choose({ frame })}
        />
        {!isEvidence && (
          <Select<Status | ''>
            label="Status"
            value={filter.status}
            choices={[{ value: '', label: 'All' }, ...statuses.map((value) => ({ value, label: words(value) }))]}
            onChange={(status) => choose({ status })}
          />
        )}
      </fieldset>
      {isEvidence ? (
        <EvidenceRows symbol={symbol} frame={filter.frame || '1m'} />
      ) : (
        <Seen filter={filter} onChart={onChart} />
      )}
    </>
  )
}

function Seen({ filter, onChart }: { filter: PatternFilter; onChart: OnChart }) {
  const { sightings, error, refetch } = useSightings(filter)
  if (!sightings) {
    return error ? <Failure error={error} retry={() => void refetch()} /> : <Skeleton label="Patterns" rows={8} />
  }
  if (sightings.length === 0) return <Nothing filter={filter} />
  return (
    <ul aria-label="Patterns" className="divide-y">
      {sightings.map((sighting) => (
        <SightingLine key={sighting.id} sighting={sighting} onChart={onChart} />
      ))}
    </ul>
  )
}

function Nothing({ filter }: { filter: PatternFilter }) {
  return filter.symbol || filter.frame || filter.status ? (
    <Empty title="No such pattern">Choose All above to see the others.</Empty>
  ) : (
    <Empty title="Nothing was seen yet">
      At the close of each bar Trading looks for 61 candlesticks and 22 chart patterns, from one minute to one day. Each
      that it sees stands here, with what came of the earlier ones on the same instrument: most are no better than
      chance, and it says so.
    </Empty>
  )
}
