import { type FormEvent, useId, useState } from 'react'
import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { notify } from '@/components/notices'
import { Panel } from '@/components/Panel'
import { Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { useNow } from '@/lib/now'
import { problemOf } from '@/lib/problem'
import { useZone, when } from '@/lib/time'
import { type Secret, useRemoveSecret, useSecrets, useSetSecret } from '../api/secrets'
import { plainHelp } from '../help'

/** Keys and addresses that nobody may read: they are set and taken out here, and never shown. */
export function SecretsPanel({ only }: { only?: (secret: Secret) => boolean }) {
  const { data, error, refetch } = useSecrets()
  const [setting, setSetting] = useState<Secret>()
  const [leaving, setLeaving] = useState<Secret>()
  const now = useNow()
  const { zone } = useZone()
  const columns: Column<Secret>[] = [
    { name: 'Name', cell: (secret) => <span className="font-medium">{secret.name}</span> },
    { name: 'For', isLong: true, cell: (secret) => <span className="text-soft">{plainHelp(secret.help)}</span> },
    {
      name: 'Kept',
      cell: (secret) =>
        secret.set ? (
          <Badge tone="up">since {when(secret.set, now, zone)}</Badge>
        ) : (
          <span className="text-mute">not kept</span>
        ),
    },
    {
      name: 'Note',
      isLong: true,
      cell: (secret) =>
        secret.overriddenBy ? <span className="text-warn">written in {secret.overriddenBy}, which wins</span> : '',
    },
    {
      name: 'Acts',
      isAction: true,
      cell: (secret) => (
        <span className="flex justify-end gap-1">
          <Button size="small" look="quiet" aria-label={`Set ${secret.name}`} onClick={() => setSetting(secret)}>
            Set…
          </Button>
          {secret.set && (
            <Button size="small" look="quiet" aria-label={`Remove ${secret.name}`} onClick={() => setLeaving(secret)}>
              Remove…
            </Button>
          )}
        </span>
      ),
    },
  ]
  return (
    <Panel title="Secrets">
      {data ? (
        <Table
          label="All secrets"
          columns={columns}
          rows={only ? data.filter(only) : data}
          rowKey={(secret) => secret.name}
          rowTestId={(secret) => `secret-${secret.name}`}
        />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton label="Secrets" />
      )}
      {setting && <SetSecretDialog secret={setting} onClose={() => setSetting(undefined)} />}
      {leaving && <RemoveSecretDialog secret={leaving} onClose={() => setLeaving(undefined)} />}
    </Panel>
  )
}

function SetSecretDialog({ secret, onClose }: { secret: Secret; onClose: () => void }) {
  const form = useId()
  const [value, setValue] = useState('')
  const set = useSetSecret()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (value.trim() === '' || set.isPending) return
    set.mutate(
      { name: secret.name, value: value.trim() },
      {
        onSuccess: () => {
          notify({ tone: 'up', title: `${secret.name} is kept` })
          onClose()
        },
      },
    )
  }
  const wrong = set.error ? problemOf(set.error).forField('value') : undefined
  return (
    <Dialog
      title={`Set ${secret.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={form} look="accent" disabled={value.trim() === '' || set.isPending}>
            Keep it
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-3 text-sm">
        <p className="text-soft">
          {plainHelp(secret.help)} It is kept encrypted, replaces what was kept before, and cannot be read here again.
        </p>
        <Field
          label="Value"
          type="password"
          data-focus
          autoComplete="new-password"
          value={value}
          error={wrong}
          onChange={(event) => {
            setValue(event.target.value)
            if (set.error) set.reset()
          }}
        />
        {set.error && !wrong ? <Failure error={set.error} compact /> : null}
      </form>
    </Dialog>
  )
}

function RemoveSecretDialog({ secret, onClose }: { secret: Secret; onClose: () => void }) {
  const remove = useRemoveSecret()
  return (
    <Dialog
      title={`Remove ${secret.name}?`}
      onClose={onClose}
      footer={
        <>
          <Button data-focus onClick={onClose}>
            Keep it
          </Button>
          <Button
            look="down"
            disabled={remove.isPending}
            onClick={() => remove.mutate(secret.name, { onSuccess: onClose })}
          >
            Remove
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 text-sm text-soft">
        <p>{plainHelp(secret.help)} What needs it works no more. It cannot be brought back from here.</p>
        {remove.error ? <Failure error={remove.error} compact /> : null}
      </div>
    </Dialog>
  )
}
