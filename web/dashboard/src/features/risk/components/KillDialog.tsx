import { OctagonX } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/Button'
import { Check } from '@/components/Check'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { notify } from '@/components/notices'
import { Select } from '@/components/Select'
import { Failure } from '@/components/states'
import { useAccounts } from '@/features/account/api/accounts'
import { useInstruments } from '@/features/instrument/api/instruments'
import { useStrategies } from '@/features/strategy/api/strategies'
import { problemOf } from '@/lib/problem'
import { aimWords, type Engagement, type KillScope, useEngage } from '../api/kill-switch'

const scopes: readonly { value: KillScope; label: string }[] = [
  { value: 'GLOBAL', label: 'Everything' },
  { value: 'VENUE', label: 'One venue' },
  { value: 'INSTRUMENT', label: 'One instrument' },
  { value: 'STRATEGY', label: 'One strategy' },
  { value: 'ACCOUNT', label: 'One account' },
]

/** Two steps: what to stop and why, then the one button that does it. Needs no stream, only that Trading answers. */
export function KillDialog({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState({
    scope: 'GLOBAL' as KillScope,
    target: '',
    cancels: true,
    flattens: false,
    reason: '',
  })
  const [attempted, setAttempted] = useState(false)
  const [isSure, setSure] = useState(false)
  const engage = useEngage()
  const form = useId()
  const change = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    engage.reset()
  }
  const target = draft.target.trim()
  const reason = draft.reason.trim()
  const isAimed = draft.scope === 'GLOBAL' || target !== ''
  const problem = engage.error ? problemOf(engage.error) : undefined
  const request: Engagement = {
    scope: draft.scope,
    ...(draft.scope === 'GLOBAL' ? {} : { target }),
    cancelOrders: draft.cancels,
    flatten: draft.flattens,
    reason,
  }
  const goOn = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (isAimed && reason !== '') setSure(true)
  }
  const stop = () =>
    engage.mutate(request, {
      onSuccess: ({ canceled }) => {
        notify({
          tone: 'down',
          title: 'The kill switch is engaged',
          detail: draft.cancels
            ? canceled === 1
              ? 'One open order was canceled.'
              : `${canceled} open orders were canceled.`
            : 'Open orders were left.',
        })
        onClose()
      },
      // A wrong target or reason is mended in the first step.
      onError: (error) => problemOf(error).body.errors && setSure(false),
    })

  if (isSure) {
    return (
      <Dialog
        title={`Stop ${aimWords({ scope: draft.scope, target })} now?`}
        onClose={onClose}
        footer={
          <>
            <Button onClick={() => setSure(false)}>Back</Button>
            <Button look="down" autoFocus disabled={engage.isPending} aria-busy={engage.isPending} onClick={stop}>
              <OctagonX className="size-4" aria-hidden="true" />
              {engage.isPending ? 'Stopping…' : 'Engage the kill switch'}
            </Button>
          </>
        }
      >
        <ul className="flex list-disc flex-col gap-1 pl-4 text-sm text-soft">
          <li>No new order passes, and no stop is released, until somebody arms it again.</li>
          <li>{draft.cancels ? 'Its open orders are canceled.' : 'Open orders stay; they can be canceled.'}</li>
          <li>{draft.flattens ? 'Its positions are closed at the market.' : 'Positions stay as they are.'}</li>
          <li>Reason: {reason}</li>
        </ul>
        {engage.error ? (
          <div className="mt-3">
            <Failure error={engage.error} compact />
            <p className="mt-1 px-1 text-xs text-mute">Pressing again is safe: what is engaged stays engaged.</p>
          </div>
        ) : null}
      </Dialog>
    )
  }
  return (
    <Dialog
      title="Kill switch"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={form} look="down">
            Go on…
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={goOn} className="flex flex-col gap-2">
        <Select
          label="Stop"
          value={draft.scope}
          choices={scopes}
          onChange={(scope) => change({ scope, target: scope === 'VENUE' ? 'paper' : '' })}
          error={problem?.forField('scope')}
        />
        {draft.scope !== 'GLOBAL' && (
          <Target
            scope={draft.scope}
            value={draft.target}
            onChange={(chosen) => change({ target: chosen })}
            error={problem?.forField('target') ?? (attempted && !isAimed ? 'Which one?' : undefined)}
          />
        )}
        <Field
          label="Reason"
          data-focus
          maxLength={200}
          value={draft.reason}
          onChange={(event) => change({ reason: event.target.value })}
          error={
            problem?.forField('reason') ??
            (attempted && reason === '' ? 'Why? It is shown to all and kept.' : undefined)
          }
        />
        <div className="flex flex-col gap-2 py-1">
          <Check label="Cancel its open orders" isOn={draft.cancels} onChange={(cancels) => change({ cancels })} />
          <Check
            label="Flatten: close its positions at the market"
            isOn={draft.flattens}
            onChange={(flattens) => change({ flattens })}
          />
        </div>
        {problem && <Failure error={problem} compact />}
      </form>
    </Dialog>
  )
}

type TargetProps = {
  scope: KillScope
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

/** Written, with the known ones offered: in an emergency a list that does not load must not be in the way. */
function Target({ scope, value, onChange, error }: TargetProps) {
  const list = useId()
  const { data: instruments } = useInstruments()
  const { data: strategies } = useStrategies()
  const { data: accounts } = useAccounts()
  const known: Record<KillScope, readonly { value: string; label: string }[]> = {
    GLOBAL: [],
    VENUE: [{ value: 'paper', label: 'paper' }],
    INSTRUMENT: (instruments ?? []).map(({ symbol }) => ({ value: symbol, label: symbol })),
    STRATEGY: (strategies ?? []).map(({ name }) => ({ value: name, label: name })),
    ACCOUNT: (accounts ?? []).map(({ id, name }) => ({ value: String(id), label: `${id} ${name}` })),
  }
  return (
    <>
      <Field
        label="Which"
        list={list}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={error}
        placeholder={known[scope][0]?.value ?? ''}
      />
      <datalist id={list}>
        {known[scope].map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </datalist>
    </>
  )
}
