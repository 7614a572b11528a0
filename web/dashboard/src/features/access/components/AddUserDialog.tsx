import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Select } from '@/components/Select'
import { Failure } from '@/components/states'
import type { Role } from '@/features/session/api/session'
import { problemOf } from '@/lib/problem'
import { useAddUser } from '../api/users'
import { roleChoices } from './roles'

export function AddUserDialog({ onClose }: { onClose: () => void }) {
  const form = useId()
  const [draft, setDraft] = useState({ name: '', role: 'VIEWER' as Role, password: '' })
  const [attempted, setAttempted] = useState(false)
  const add = useAddUser()
  const problem = add.error ? problemOf(add.error) : undefined
  const change = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    add.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (draft.name.trim() === '' || draft.password === '' || add.isPending) return
    add.mutate({ ...draft, name: draft.name.trim() }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title="New user"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={form} look="accent" disabled={add.isPending}>
            Add
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-2">
        <Field
          label="Name"
          data-focus
          autoCapitalize="none"
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
          error={problem?.forField('name') ?? (attempted && draft.name.trim() === '' ? 'A name.' : undefined)}
        />
        <Select<Role> label="Role" value={draft.role} choices={roleChoices} onChange={(role) => change({ role })} />
        <Field
          label="Password"
          type="password"
          autoComplete="new-password"
          value={draft.password}
          onChange={(event) => change({ password: event.target.value })}
          hint="At least 12 characters; the user can change it."
          error={problem?.forField('password') ?? (attempted && draft.password === '' ? 'A password.' : undefined)}
        />
        {problem && <Failure error={problem} compact />}
      </form>
    </Dialog>
  )
}
