import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { notify } from '@/components/notices'
import { Select } from '@/components/Select'
import { Failure } from '@/components/states'
import {
  type SizingKind,
  type Strategy,
  type StrategyDraft,
  type StrategyParameter,
  sizingFields,
  sizingNames,
  toChange,
  toDraft,
  useChangeStrategy,
  wrongValue,
} from '../api/strategies'

type Edit = (part: (now: StrategyDraft) => Partial<StrategyDraft>) => void

/** Parameters, sizing and the analyst's veto; they hold on all instruments of the strategy, and its position stays. */
export function StrategyDialog({ strategy, onClose }: { strategy: Strategy; onClose: () => void }) {
  const form = useId()
  const [read] = useState(strategy)
  const [draft, setDraft] = useState(() => toDraft(strategy))
  const send = useChangeStrategy()
  const change = toChange(read, draft)
  const isWrong = read.parameters.some((each) => wrongValue(each, draft.parameters[each.name] ?? '') !== undefined)
  const edit: Edit = (part) => {
    setDraft((now) => ({ ...now, ...part(now) }))
    send.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!change || isWrong || send.isPending) return
    send.mutate(
      { name: read.name, change },
      {
        onSuccess: () => {
          notify({ tone: 'plain', title: `${read.name} changed` })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={`Change ${read.name}`}
      isWide
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={form} look="accent" disabled={!change || isWrong || send.isPending}>
            {change ? 'Change' : 'Nothing changed'}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <p className="text-xs text-mute">
          It holds on all instruments of {read.name} at once. Its position stays, and is kept over restarts.
        </p>
        <Parameters strategy={read} draft={draft} edit={edit} />
        <SizingFields draft={draft} edit={edit} />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 text-xs font-semibold text-soft">Analyst</legend>
          <Field
            label="Keeps it from an entry when as sure as"
            unit="%"
            inputMode="numeric"
            placeholder="never"
            value={draft.vetoPercent}
            onChange={(event) => edit(() => ({ vetoPercent: event.target.value }))}
            hint="1 to 100; empty: the analyst cannot say no."
          />
        </fieldset>
        {send.error && <Failure error={send.error} compact />}
      </form>
    </Dialog>
  )
}

function Parameters({ strategy, draft, edit }: { strategy: Strategy; draft: StrategyDraft; edit: Edit }) {
  if (strategy.parameters.length === 0) return <p className="text-xs text-mute">It has no parameters.</p>
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="mb-1.5 text-xs font-semibold text-soft">Parameters</legend>
      {strategy.parameters.map((each) => {
        const text = draft.parameters[each.name] ?? ''
        const isFixed = !each.live && strategy.status === 'RUNNING'
        return (
          <Field
            key={each.name}
            label={each.name}
            inputMode="decimal"
            value={text}
            readOnly={isFixed}
            error={wrongValue(each, text)}
            hint={isFixed ? `${each.text}. Stop the strategy first.` : hint(each)}
            onChange={(event) =>
              edit(({ parameters }) => ({ parameters: { ...parameters, [each.name]: event.target.value } }))
            }
          />
        )
      })}
    </fieldset>
  )
}

const hint = ({ text, from, to, step, defaultValue }: StrategyParameter) =>
  `${text}: ${from} to ${to} in steps of ${step}, ${defaultValue} by default`

function SizingFields({ draft, edit }: { draft: StrategyDraft; edit: Edit }) {
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="mb-1.5 text-xs font-semibold text-soft">Sizing of entries</legend>
      <Select<SizingKind>
        label="Kind"
        value={draft.kind}
        choices={(Object.keys(sizingNames) as SizingKind[]).map((value) => ({ value, label: sizingNames[value] }))}
        onChange={(kind) => edit(() => ({ kind }))}
      />
      {sizingFields[draft.kind].map(({ name, title, unit }) => (
        <Field
          key={name}
          label={title}
          unit={unit}
          inputMode="decimal"
          value={draft.sizing[name]}
          onChange={(event) => edit(({ sizing }) => ({ sizing: { ...sizing, [name]: event.target.value } }))}
        />
      ))}
    </fieldset>
  )
}
