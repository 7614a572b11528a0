import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/Button'
import { Check } from '@/components/Check'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Select } from '@/components/Select'
import { Failure } from '@/components/states'
import type { Role } from '@/features/session/api/session'
import { problemOf } from '@/lib/problem'
import { type User, useChangeUser } from '../api/users'
import { roleChoices } from './roles'

/** Sends what was changed and nothing else: each of it ends the user's sessions. */
export function ChangeUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const form = useId()
  const [role, setRole] = useState(user.role)
  const [disabled, setDisabled] = useState(user.disabled)
  const [password, setPassword] = useState('')
  const change = useChangeUser()
  const problem = change.error ? problemOf(change.error) : undefined
  const isChanged = role !== user.role || disabled !== user.disabled || password !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isChanged || change.isPending) return
    change.mutate(
      {
        name: user.name,
        ...(role === user.role ? {} : { role }),
        ...(disabled === user.disabled ? {} : { disabled }),
        ...(password === '' ? {} : { password }),
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog
      title={`Change ${user.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={form} look="accent" disabled={!isChanged || change.isPending}>
            Change
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-2">
        <p className="text-xs text-mute">Open sessions of the user end with it.</p>
        <Select<Role> label="Role" value={role} choices={roleChoices} onChange={setRole} />
        <Field
          label="New password"
          type="password"
          autoComplete="new-password"
          placeholder="as it is"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={problem?.forField('password')}
        />
        <Check label="Shut out: may not log in, tokens and keys open nothing" isOn={disabled} onChange={setDisabled} />
        {problem && <Failure error={problem} compact />}
      </form>
    </Dialog>
  )
}
