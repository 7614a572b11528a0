import { type FormEvent, useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Logo } from '@/components/Logo'
import { Failure } from '@/components/states'
import { problemOf } from '@/lib/problem'
import { useSetUp } from '../api/login'

/** The first act of all: how to come in from now on. */
export function SetUpPage() {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [attempted, setAttempted] = useState(false)
  const setUp = useSetUp()
  const problem = setUp.error ? problemOf(setUp.error) : undefined
  const isSame = password === again
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (name.trim() !== '' && password !== '' && isSame && !setUp.isPending) {
      setUp.mutate({ name: name.trim(), password })
    }
  }
  return (
    <main className="grid min-h-full place-items-center p-6">
      <div className="w-full max-w-md rounded-2xl border bg-panel p-8 shadow-pop">
        <Logo className="size-10" />
        <h1 className="mt-5 text-xl font-semibold">How will you log in?</h1>
        <p className="mt-2 text-sm text-soft">
          Choose a name and a password. You are the first user, and may do everything; others can be added later.
        </p>
        <form noValidate onSubmit={submit} className="mt-5 flex flex-col gap-3">
          <Field
            label="Name"
            autoComplete="username"
            autoCapitalize="none"
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={
              problem?.forField('name') ?? (attempted && name.trim() === '' ? 'A name to log in with.' : undefined)
            }
          />
          <Field
            label="Password"
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            hint="At least 12 characters; a few words do well."
            error={problem?.forField('password') ?? (attempted && password === '' ? 'A password.' : undefined)}
          />
          <Field
            label="Password again"
            type="password"
            autoComplete="new-password"
            value={again}
            onChange={(event) => setAgain(event.target.value)}
            error={attempted && !isSame ? 'The two are not the same.' : undefined}
          />
          {problem && <Failure error={problem} compact />}
          <Button type="submit" look="accent" size="large" className="mt-2 w-full" disabled={setUp.isPending}>
            Go on with this password
          </Button>
        </form>
        <p className="mt-6 text-sm text-soft">
          Only you use this machine? Then a link that Trading opens or prints at each start is enough.
        </p>
        <Button size="large" className="mt-3 w-full" disabled={setUp.isPending} onClick={() => setUp.mutate({})}>
          Go on without a password
        </Button>
      </div>
    </main>
  )
}
