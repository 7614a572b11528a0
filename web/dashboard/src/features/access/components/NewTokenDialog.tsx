import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Select } from '@/components/Select'
import { Failure } from '@/components/states'
import type { Role } from '@/features/session/api/session'
import { problemOf } from '@/lib/problem'
import { type MadeToken, type Scope, useMakeToken } from '../api/tokens'

const scopes: { value: Scope; label: string; roles: Role[] }[] = [
  { value: 'read', label: 'Read', roles: ['VIEWER', 'TRADER', 'ADMIN'] },
  { value: 'trade', label: 'Trade', roles: ['TRADER', 'ADMIN'] },
  { value: 'admin', label: 'Admin', roles: ['ADMIN'] },
]
const dayMillis = 86_400_000

/** Asks for the terms, then shows the token: this once. */
export function NewTokenDialog({ myRole, onClose }: { myRole: Role; onClose: () => void }) {
  const make = useMakeToken()
  return make.data ? (
    <Made made={make.data} onClose={onClose} />
  ) : (
    <Terms myRole={myRole} make={make} onClose={onClose} />
  )
}

type TermsProps = { myRole: Role; make: ReturnType<typeof useMakeToken>; onClose: () => void }

function Terms({ myRole, make, onClose }: TermsProps) {
  const form = useId()
  const [draft, setDraft] = useState({
    label: '',
    scope: 'read' as Scope,
    account: '',
    networks: '',
    days: '90',
  })
  const [attempted, setAttempted] = useState(false)
  const problem = make.error ? problemOf(make.error) : undefined
  const change = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    make.reset()
  }
  const isAccount = /^(0|[1-9]\d{0,8})?$/.test(draft.account.trim())
  const isDays = /^[1-9]\d{0,2}$/.test(draft.days.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (draft.label.trim() === '' || !isAccount || !isDays || make.isPending) return
    const networks = draft.networks.split(/[\s,]+/).filter((network) => network !== '')
    make.mutate({
      label: draft.label.trim(),
      scope: draft.scope,
      ...(draft.account.trim() ? { account: Number(draft.account.trim()) } : {}),
      ...(networks.length > 0 ? { networks } : {}),
      expires: new Date(Date.now() + Number(draft.days.trim()) * dayMillis).toISOString(),
    })
  }
  return (
    <Dialog
      title="New token"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={form} look="accent" disabled={make.isPending}>
            Make it
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-2">
        <Field
          label="Label"
          data-focus
          maxLength={64}
          value={draft.label}
          onChange={(event) => change({ label: event.target.value })}
          error={
            problem?.forField('label') ??
            (attempted && draft.label.trim() === '' ? 'What it is for, for example grafana.' : undefined)
          }
        />
        <Select<Scope>
          label="Scope"
          value={draft.scope}
          choices={scopes.filter(({ roles }) => roles.includes(myRole))}
          onChange={(scope) => change({ scope })}
          error={problem?.forField('scope')}
        />
        <Field
          label="Account"
          inputMode="numeric"
          placeholder="all"
          value={draft.account}
          onChange={(event) => change({ account: event.target.value })}
          error={problem?.forField('account') ?? (isAccount ? undefined : 'The number of one account, or nothing.')}
        />
        <Field
          label="From"
          placeholder="anywhere"
          value={draft.networks}
          onChange={(event) => change({ networks: event.target.value })}
          hint="Addresses or ranges such as 10.0.0.0/8."
        />
        <Field
          label="Ends in"
          unit="days"
          inputMode="numeric"
          value={draft.days}
          onChange={(event) => change({ days: event.target.value })}
          error={isDays ? undefined : 'A whole number of days, 366 at most.'}
        />
        {problem && <Failure error={problem} compact />}
      </form>
    </Dialog>
  )
}

function Made({ made, onClose }: { made: MadeToken; onClose: () => void }) {
  return (
    <Dialog
      title={`Token ${made.label}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => void navigator.clipboard.writeText(made.token)}>Copy</Button>
          <Button look="accent" onClick={onClose}>
            I have kept it
          </Button>
        </>
      }
    >
      <p className="text-sm text-soft">Keep it now: it is not shown again. Whoever has it may do what it may.</p>
      <code data-testid="token" className="mt-3 block rounded-md bg-sunken px-3 py-2 font-mono text-xs break-all">
        {made.token}
      </code>
    </Dialog>
  )
}
