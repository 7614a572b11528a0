import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { Button } from '@/components/Button'
import { Select } from '@/components/Select'
import { Empty, Failure, Skeleton } from '@/components/states'
import { useInstruments } from '@/features/instrument/api/instruments'
import { useStrategies } from '@/features/strategy/api/strategies'
import { words } from '@/lib/format'
import {
  type Decision,
  type DecisionFilter,
  merged,
  type Outcome,
  outcomes,
  useDecisions,
  useTold,
} from '../api/decisions'
import { DecisionDialog } from './DecisionDialog'
import { DecisionLine } from './DecisionLine'

/** What strategies decided, why, and what became of it. The filter stands in the address. */
export function Decisions({ onChart }: { onChart: (symbol: string) => void }) {
  const [search, setSearch] = useSearchParams()
  const [shown, setShown] = useState<Decision>()
  const filter: DecisionFilter = {
    strategy: search.get('strategy') ?? '',
    symbol: search.get('symbol') ?? '',
    outcome: outcomes.find((each) => each === search.get('outcome')) ?? '',
  }
  const choose = (part: Partial<DecisionFilter>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(part)) value === '' ? next.delete(name) : next.set(name, value)
    setSearch(next, { replace: true })
  }
  return (
    <>
      <Filter filter={filter} onChange={choose} />
      <List filter={filter} onShow={setShown} />
      {shown && <DecisionDialog decision={shown} onChart={onChart} onClose={() => setShown(undefined)} />}
    </>
  )
}

function Filter({ filter, onChange }: { filter: DecisionFilter; onChange: (part: Partial<DecisionFilter>) => void }) {
  const { data: strategies } = useStrategies()
  const { data: instruments } = useInstruments()
  const names = [...new Set([...(strategies ?? []).map(({ name }) => name), filter.strategy].filter(Boolean))]
  const symbols = [...new Set([...(instruments ?? []).map(({ symbol }) => symbol), filter.symbol].filter(Boolean))]
  return (
    <fieldset aria-label="Which decisions" className="grid gap-2 border-b p-2 sm:grid-cols-3">
      <Select
        label="Strategy"
        value={filter.strategy}
        choices={choices(names)}
        onChange={(strategy) => onChange({ strategy })}
      />
      <Select
        label="Instrument"
        value={filter.symbol}
        choices={choices(symbols)}
        onChange={(symbol) => onChange({ symbol })}
      />
      <Select<Outcome | ''>
        label="Outcome"
        value={filter.outcome}
        choices={[{ value: '', label: 'All' }, ...outcomes.map((value) => ({ value, label: words(value) }))]}
        onChange={(outcome) => onChange({ outcome })}
      />
    </fieldset>
  )
}

const choices = (values: readonly string[]) => [
  { value: '', label: 'All' },
  ...values.map((value) => ({ value, label: value })),
]

function List({ filter, onShow }: { filter: DecisionFilter; onShow: (decision: Decision) => void }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDecisions(filter)
  const told = useTold()
  if (!data && error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton label="Decisions" rows={8} />
  const rows = merged(
    data.pages.flatMap(({ decisions }) => decisions),
    told,
    filter,
  )
  if (rows.length === 0) return <Nothing filter={filter} />
  return (
    <>
      <ul aria-label="Decisions" className="divide-y">
        {rows.map((decision) => (
          <DecisionLine key={decision.id} decision={decision} onShow={() => onShow(decision)} />
        ))}
      </ul>
      {hasNextPage && (
        <div className="border-t p-2 text-center">
          <Button size="small" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Earlier ones
          </Button>
        </div>
      )}
    </>
  )
}

function Nothing({ filter }: { filter: DecisionFilter }) {
  return filter.strategy || filter.symbol || filter.outcome ? (
    <Empty title="No such decision">Choose All above to see the others.</Empty>
  ) : (
    <Empty title="Nothing was decided yet">
      At the close of each bar every running strategy looks at its signals. When one of them wants to enter or leave, it
      stands here: with what it saw, what the analyst thought, what risk answered, and what became of it.
    </Empty>
  )
}
