import { type FormEvent, useEffect, useId, useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Failure } from '@/components/states'
import { onConfirmationNeeded } from '@/lib/confirmation'
import { type Problem, problemOf } from '@/lib/problem'
import { useConfirm } from '../api/login'
import type { Session } from '../api/session'

type Asked = { problem: Problem; answer: (isConfirmed: boolean) => void }

/** Asks for the password when the server wants to know anew who is there; without one, says what to do instead. */
export function Confirmation({ session }: { session: Session }) {
  const [asked, setAsked] = useState<Asked>()
  useEffect(
    () =>
      onConfirmationNeeded(
        (problem) =>
          new Promise((answer) =>
            setAsked((before) => {
              before?.answer(false)
              return { problem, answer }
            }),
          ),
      ),
    [],
  )
  if (!asked) return null
  const end = (isConfirmed: boolean) => {
    asked.answer(isConfirmed)
    setAsked(undefined)
  }
  return session.hasPassword ? (
    <ByPassword onEnd={end} />
  ) : (
    <OnTheMachine detail={asked.problem.body.detail} onEnd={end} />
  )
}

function ByPassword({ onEnd }: { onEnd: (isConfirmed: boolean) => void }) {
  const form = useId()
  const [password, setPassword] = useState('')
  const confirm = useConfirm()
  const problem = confirm.error ? problemOf(confirm.error) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // It stands in the page inside of other dialogs' forms.
    event.stopPropagation()
    if (password !== '' && !confirm.isPending) confirm.mutate(password, { onSuccess: () => onEnd(true) })
  }
  return (
    <Dialog
      title="Is it you?"
      onClose={() => onEnd(false)}
      footer={
        <>
          <Button onClick={() => onEnd(false)}>Not now</Button>
          <Button type="submit" form={form} look="accent" disabled={confirm.isPending}>
            Confirm
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-3 text-sm">
        <p className="text-soft">This opens more than before. Give your password again; it holds for five minutes.</p>
        <Field
          label="Password"
          type="password"
          autoComplete="current-password"
          data-focus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={problem?.forField('password')}
        />
        {problem && !problem.forField('password') && <Failure error={problem} compact />}
      </form>
    </Dialog>
  )
}

function OnTheMachine({ detail, onEnd }: { detail: string | undefined; onEnd: (isConfirmed: boolean) => void }) {
  return (
    <Dialog
      title="Is it you?"
      onClose={() => onEnd(false)}
      footer={
        <>
          <Button onClick={() => onEnd(false)}>Not now</Button>
          <Button look="accent" data-focus onClick={() => onEnd(true)}>
            I have confirmed it
          </Button>
        </>
      }
    >
      <p className="text-sm text-soft">{detail}</p>
      <code className="mt-3 block rounded-md bg-sunken px-3 py-2 font-mono text-xs text-soft">trading confirm</code>
    </Dialog>
  )
}
