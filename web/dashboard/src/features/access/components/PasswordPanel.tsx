import { type FormEvent, useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { notify } from '@/components/notices'
import { Panel } from '@/components/Panel'
import { Failure } from '@/components/states'
import { useChangePassword } from '@/features/session/api/login'
import { problemOf } from '@/lib/problem'

/** One's own password; without one yet, a first one. */
export function PasswordPanel({ hasPassword }: { hasPassword: boolean }) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [attempted, setAttempted] = useState(false)
  const change = useChangePassword()
  const problem = change.error ? problemOf(change.error) : undefined
  const isSame = password === again
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (password === '' || !isSame || (hasPassword && current === '') || change.isPending) return
    change.mutate(
      { ...(hasPassword ? { current } : {}), password },
      {
        onSuccess: () => {
          setCurrent('')
          setPassword('')
          setAgain('')
          setAttempted(false)
          notify({ tone: 'up', title: 'The password is changed', detail: 'Your other sessions have ended.' })
        },
      },
    )
  }
  return (
    <Panel title={hasPassword ? 'Your password' : 'A password of your own'}>
      <form noValidate onSubmit={submit} className="flex max-w-md flex-col gap-2 p-3">
        {hasPassword && (
          <Field
            label="Now"
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
            error={problem?.forField('current') ?? (attempted && current === '' ? 'The one of now.' : undefined)}
          />
        )}
        <Field
          label="New"
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          hint="At least 12 characters; a few words do well."
          error={problem?.forField('password') ?? (attempted && password === '' ? 'A password.' : undefined)}
        />
        <Field
          label="New again"
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={(event) => setAgain(event.target.value)}
          error={attempted && !isSame ? 'The two are not the same.' : undefined}
        />
        {problem && <Failure error={problem} compact />}
        <Button type="submit" look="accent" className="self-start" disabled={change.isPending}>
          {hasPassword ? 'Change it' : 'Set it'}
        </Button>
      </form>
    </Panel>
  )
}
