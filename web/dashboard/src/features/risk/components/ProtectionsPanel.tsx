import { Plus, Trash2 } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Panel } from '@/components/Panel'
import { Select } from '@/components/Select'
import { Empty, Failure } from '@/components/states'
import { type Problem, problemOf } from '@/lib/problem'
import {
  type LockScope,
  type Protection,
  type ProtectionDraft,
  type ProtectionKind,
  protectionFigures,
  protectionWords,
  toDraft,
  useSetProtections,
} from '../api/protections'

export function ProtectionsPanel({ protections }: { protections: readonly Protection[] }) {
  const [isEditing, setEditing] = useState(false)
  return (
    <Panel
      title="Protections"
      aside={
        <Button size="small" look="quiet" onClick={() => setEditing(true)}>
          Change protections
        </Button>
      }
    >
      {protections.length === 0 ? (
        <Empty title="No protection is set">A protection locks entries by itself after losses.</Empty>
      ) : (
        <ul className="flex flex-col gap-1.5 px-3 pb-3 text-xs text-soft">
          {protections.map((protection) => (
            <li key={protectionWords(protection)}>{protectionWords(protection)}</li>
          ))}
        </ul>
      )}
      {isEditing && <ProtectionsDialog protections={protections} onClose={() => setEditing(false)} />}
    </Panel>
  )
}

const kinds: readonly { value: ProtectionKind; label: string }[] = [
  { value: 'STOP_LOSS_GUARD', label: 'Many stop-loss exits' },
  { value: 'MAX_DRAWDOWN', label: 'Fall of the equity' },
  { value: 'LOW_PROFIT', label: 'Low profit of a pair' },
  { value: 'COOLDOWN', label: 'Pause after a trade' },
]
const scopes: readonly { value: LockScope; label: string }[] = [
  { value: 'PAIR', label: 'That instrument' },
  { value: 'PAIR_SIDE', label: 'That instrument and side' },
  { value: 'ALL', label: 'Everything' },
]
const titles = { trades: 'Trades', lookback: 'Within', thresholdPercent: 'Less than' }
const titleOf = (kind: ProtectionKind, figure: keyof typeof titles) =>
  kind === 'MAX_DRAWDOWN' && figure === 'thresholdPercent' ? 'By more than' : titles[figure]
const fresh: ProtectionDraft = {
  kind: 'STOP_LOSS_GUARD',
  scope: 'PAIR',
  lookback: '1h',
  lock: '1h',
  trades: '3',
  thresholdPercent: '5',
}

function ProtectionsDialog({ protections, onClose }: { protections: readonly Protection[]; onClose: () => void }) {
  const form = useId()
  const [rows, setRows] = useState(() => protections.map((each, key) => ({ key, draft: toDraft(each) })))
  const [keys, setKeys] = useState(rows.length)
  const set = useSetProtections()
  const problem = set.error ? problemOf(set.error) : undefined
  const change = (to: typeof rows) => {
    setRows(to)
    set.reset()
  }
  const add = () => {
    change([...rows, { key: keys, draft: fresh }])
    setKeys(keys + 1)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!set.isPending)
      set.mutate(
        rows.map(({ draft }) => draft),
        { onSuccess: onClose },
      )
  }
  return (
    <Dialog
      title="Change protections"
      isWide
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={form} look="accent" disabled={set.isPending}>
            Change
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-3">
        <p className="text-xs text-mute">Spans of time: 250ms, 30s, 5m, 1h, 1d.</p>
        {rows.map(({ key, draft }, index) => (
          <Row
            key={key}
            index={index}
            draft={draft}
            problem={problem}
            onChange={(part) =>
              change(rows.map((row) => (row.key === key ? { key, draft: { ...row.draft, ...part } } : row)))
            }
            onRemove={() => change(rows.filter((row) => row.key !== key))}
          />
        ))}
        <Button size="small" className="self-start" onClick={add}>
          <Plus className="size-3.5" aria-hidden="true" />
          Add a protection
        </Button>
        {problem && <Failure error={problem} compact />}
      </form>
    </Dialog>
  )
}

type RowProps = {
  index: number
  draft: ProtectionDraft
  problem: Problem | undefined
  onChange: (part: Partial<ProtectionDraft>) => void
  onRemove: () => void
}

function Row({ index, draft, problem, onChange, onRemove }: RowProps) {
  const errorOf = (name: string) => problem?.forField(`protections/${index}/${name}`)
  return (
    <fieldset className="rounded-md border p-2">
      <legend className="sr-only">Protection {index + 1}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        <div className="flex gap-2">
          <Select
            className="min-w-0 flex-1"
            label="After"
            value={draft.kind}
            choices={kinds}
            onChange={(kind) => onChange({ kind })}
            error={errorOf('kind')}
          />
          <Button
            look="quiet"
            className="size-10 self-center px-0"
            aria-label={`Remove protection ${index + 1}`}
            onClick={onRemove}
          >
            <Trash2 className="size-3.5" aria-hidden="true" />
          </Button>
        </div>
        <Select
          label="Locks"
          value={draft.scope}
          choices={scopes}
          onChange={(scope) => onChange({ scope })}
          error={errorOf('scope')}
        />
        {protectionFigures[draft.kind].map((name) => (
          <Field
            key={name}
            label={titleOf(draft.kind, name)}
            {...(name === 'thresholdPercent' ? { unit: '%' } : {})}
            value={draft[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
            error={errorOf(name)}
          />
        ))}
        <Field
          label="Locks for"
          value={draft.lock}
          onChange={(event) => onChange({ lock: event.target.value })}
          error={errorOf('lock')}
        />
      </div>
    </fieldset>
  )
}
