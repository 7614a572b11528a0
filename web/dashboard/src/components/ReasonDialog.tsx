import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { problemOf } from '@/lib/problem'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Field } from './Field'
import { Failure } from './states'

type Props = {
  title: string
  act: string
  look?: 'accent' | 'down'
  isPending: boolean
  error: unknown
  onConfirm: (reason: string) => void
  onClose: () => void
  children: ReactNode
}

/** Asks why, and does nothing without an answer: the reason is kept with the act. */
export function ReasonDialog({ title, act, look = 'accent', isPending, error, onConfirm, onClose, children }: Props) {
  const form = useId()
  const [reason, setReason] = useState('')
  const [attempted, setAttempted] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (reason.trim() !== '' && !isPending) onConfirm(reason.trim())
  }
  const refused = error ? problemOf(error).forField('reason') : undefined
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={form} look={look} disabled={isPending} aria-busy={isPending}>
            {act}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-3 text-sm">
        <div className="text-soft">{children}</div>
        <Field
          label="Reason"
          data-focus
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={refused ?? (attempted && reason.trim() === '' ? 'Why? It is kept with the act.' : undefined)}
        />
        {error ? <Failure error={error} compact /> : null}
      </form>
    </Dialog>
  )
}
