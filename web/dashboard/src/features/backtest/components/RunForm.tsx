import { type FormEvent, useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Panel } from '@/components/Panel'
import { Segmented } from '@/components/Segmented'
import { Select } from '@/components/Select'
import { Failure, Skeleton } from '@/components/states'
import { type Job, type RunnableStrategy, useRunnableStrategies, useSubmit } from '../api/backtests'
import { type Draft, objectionTo, requestOf } from '../draft'
import { SearchFields } from './SearchFields'

/** What is to be run. */
export function RunForm({ onStarted }: { onStarted: (job: Job) => void }) {
  const { data, error, refetch } = useRunnableStrategies()
  return (
    <Panel title="Run a strategy on the past">
      {data ? (
        <Form strategies={data} onStarted={onStarted} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton label="Strategies" />
      )}
    </Panel>
  )
}

function Form({ strategies, onStarted }: { strategies: RunnableStrategy[]; onStarted: (job: Job) => void }) {
  const [draft, setDraft] = useState<Draft>({
    kind: 'BACKTEST',
    strategy: strategies.find((one) => one.name === 'ema-cross')?.name ?? strategies[0]?.name ?? '',
    symbols: '',
    from: '',
    to: '',
    cash: '10000',
    fees: '0.1',
    slippage: '0',
    detail: '',
    analyst: '',
    trials: '',
    search: 'GRID',
    objectives: '',
    proof: 'NONE',
    insideDays: '',
    outsideDays: '',
    anchored: false,
    folds: '',
    embargo: '',
    holdOut: '',
    values: {},
  })
  const submit = useSubmit()
  const strategy = strategies.find((one) => one.name === draft.strategy)
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const optimizes = draft.kind === 'OPTIMIZATION'
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!objectionTo(draft)) submit.mutate(requestOf(draft), { onSuccess: onStarted })
  }
  return (
    <form className="flex flex-col gap-2 p-3 pt-0" onSubmit={send}>
      <Segmented
        label="What to do"
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        options={[
          { value: 'BACKTEST', label: 'One run' },
          { value: 'OPTIMIZATION', label: 'Try many' },
        ]}
      />
      <Select
        label="Strategy"
        value={draft.strategy}
        choices={strategies.map(({ name }) => ({ value: name, label: name }))}
        onChange={(name) => change({ strategy: name, values: {} })}
      />
      <p className="px-1 text-xs text-mute">{strategy?.description}</p>
      <Field
        label="Symbols"
        placeholder={strategy?.symbols.join(', ') ?? ''}
        value={draft.symbols}
        onChange={(event) => change({ symbols: event.target.value.toUpperCase() })}
      />
      <Field label="From" type="date" value={draft.from} onChange={(event) => change({ from: event.target.value })} />
      <Field label="To" type="date" value={draft.to} onChange={(event) => change({ to: event.target.value })} />
      <div className="grid grid-cols-2 gap-2">
        <Field
          label="Cash"
          inputMode="decimal"
          value={draft.cash}
          onChange={(event) => change({ cash: event.target.value })}
        />
        <Field
          label="Fees"
          unit="%"
          inputMode="decimal"
          value={draft.fees}
          onChange={(event) => change({ fees: event.target.value })}
        />
        <Field
          label="Slippage"
          unit="%"
          inputMode="decimal"
          value={draft.slippage}
          onChange={(event) => change({ slippage: event.target.value })}
        />
      </div>
      <Select
        label="Fills on"
        value={draft.detail}
        choices={[
          { value: '', label: 'ticks where there are any' },
          { value: 'ticks', label: 'ticks only' },
          { value: 'bars', label: 'bars' },
        ]}
        onChange={(detail) => change({ detail })}
      />
      <Select
        label="Opinions by"
        value={draft.analyst}
        choices={[
          { value: '', label: 'kept answers, else rules' },
          { value: 'RULES', label: 'rules only' },
        ]}
        onChange={(analyst) => change({ analyst })}
      />
      {optimizes && <SearchFields draft={draft} change={change} />}
      <fieldset className="flex flex-col gap-2">
        <legend className="px-1 pb-1 text-xs text-mute">
          {optimizes ? 'Parameters: 20, or 10,20,30, or 10..50:5' : 'Parameters'}
        </legend>
        {strategy?.parameters.map((parameter) => (
          <Field
            key={parameter.name}
            label={parameter.name}
            title={parameter.description}
            placeholder={parameter.value}
            value={draft.values[parameter.name] ?? ''}
            onChange={(event) => change({ values: { ...draft.values, [parameter.name]: event.target.value } })}
          />
        ))}
      </fieldset>
      {submit.error && <Failure error={submit.error} compact />}
      <Button type="submit" look="accent" disabled={submit.isPending}>
        {optimizes ? 'Try them' : 'Run'}
      </Button>
    </form>
  )
}
