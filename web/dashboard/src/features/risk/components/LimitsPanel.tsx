import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { notify } from '@/components/notices'
import { Panel } from '@/components/Panel'
import { Failure } from '@/components/states'
import { problemOf } from '@/lib/problem'
import { type LimitTexts, limitFields, limitGroups, toTexts, useSetLimits } from '../api/limits'
import type { Risk } from '../api/risk'
import { UsageBars } from './UsageBars'

export function LimitsPanel({ risk }: { risk: Risk }) {
  const [isEditing, setEditing] = useState(false)
  return (
    <Panel
      title="Limits"
      aside={
        <Button size="small" look="quiet" onClick={() => setEditing(true)}>
          Change limits
        </Button>
      }
    >
      <UsageBars usage={risk.usage} />
      {isEditing && <LimitsDialog risk={risk} onClose={() => setEditing(false)} />}
    </Panel>
  )
}

const units = { money: undefined, percent: '%', times: '×', count: undefined, span: undefined }

/** All limits of the account as they were when it was opened; what is emptied is no limit. */
function LimitsDialog({ risk, onClose }: { risk: Risk; onClose: () => void }) {
  const form = useId()
  const [read, setRead] = useState({ limits: risk.limits, version: risk.limitsVersion })
  const [texts, setTexts] = useState<LimitTexts>(() => toTexts(risk.limits))
  const [reason, setReason] = useState('')
  const [attempted, setAttempted] = useState(false)
  const set = useSetLimits()
  const problem = set.error ? problemOf(set.error) : undefined
  const isOutdated = problem?.body.status === 412
  const currency = risk.equity?.asset
  const before = toTexts(read.limits)
  const changed = limitFields.filter(({ name }) => texts[name] !== before[name])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (reason.trim() === '' || set.isPending) return
    set.mutate(
      { texts, reason: reason.trim(), version: read.version },
      {
        onSuccess: () => {
          notify({
            tone: 'plain',
            title: changed.length === 1 ? '1 limit changed' : `${changed.length} limits changed`,
          })
          onClose()
        },
      },
    )
  }
  const readAgain = () => {
    setRead({ limits: risk.limits, version: risk.limitsVersion })
    setTexts(toTexts(risk.limits))
    set.reset()
  }
  return (
    <Dialog
      title="Change limits"
      isWide
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={form} look="accent" disabled={set.isPending || changed.length === 0}>
            {changed.length > 0 ? `Change ${changed.length}` : 'Nothing changed'}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <p className="text-xs text-mute">An empty field is no limit. Spans of time: 250ms, 30s, 5m, 1h, 1d.</p>
        {limitGroups.map((group) => (
          <fieldset key={group.title} className="grid gap-2 sm:grid-cols-2">
            <legend className="mb-1.5 text-xs font-semibold text-soft">{group.title}</legend>
            {group.fields.map(({ name, title, spoken, kind, hint }) => {
              const unit = kind === 'money' ? currency : units[kind]
              return (
                <Field
                  key={name}
                  label={title}
                  aria-label={`${group.title}: ${spoken ?? title}`}
                  {...(unit ? { unit } : {})}
                  inputMode={kind === 'span' ? 'text' : 'decimal'}
                  placeholder="no limit"
                  value={texts[name]}
                  onChange={(event) => {
                    setTexts((now) => ({ ...now, [name]: event.target.value }))
                    set.reset()
                  }}
                  error={problem?.forField(name)}
                  hint={hint}
                />
              )
            })}
          </fieldset>
        ))}
        <Field
          label="Reason"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={
            problem?.forField('reason') ??
            (attempted && reason.trim() === '' ? 'Why? It is kept with the change.' : undefined)
          }
        />
        {problem && (
          <Failure error={problem} compact {...(isOutdated ? { retry: readAgain, again: 'Read again' } : {})} />
        )}
      </form>
    </Dialog>
  )
}
