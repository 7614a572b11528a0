import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Logo } from '@/components/Logo'
import { Failure, Skeleton } from '@/components/states'
import { useLogin, useLoginWays } from '../api/login'

/** By name and password where there are users, by a link where that opens the set-up or the local owner's desk. */
export function LoginPage({ onRetry }: { onRetry: () => void }) {
  const { data: ways, error, refetch } = useLoginWays()
  return (
    <main className="grid min-h-full place-items-center p-6">
      <div className="w-full max-w-md rounded-2xl border bg-panel p-8 shadow-pop">
        <Logo className="size-10" />
        {ways?.passwords && <ByPassword />}
        {ways?.links && <ByLink onRetry={onRetry} isSecond={ways.passwords} />}
        {!ways && !error && <Skeleton label="How to log in" />}
        {error ? <Failure error={error} retry={() => void refetch()} /> : null}
      </div>
    </main>
  )
}

function ByPassword() {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const login = useLogin()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && password !== '' && !login.isPending) login.mutate({ name: name.trim(), password })
  }
  return (
    <>
      <h1 className="mt-5 text-xl font-semibold">Log in</h1>
      <form noValidate onSubmit={submit} className="mt-5 flex flex-col gap-3">
        <Field
          label="Name"
          autoComplete="username"
          autoCapitalize="none"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {login.error ? <Failure error={login.error} compact /> : null}
        <Button
          type="submit"
          look="accent"
          size="large"
          className="mt-2 w-full"
          disabled={login.isPending}
          aria-busy={login.isPending}
        >
          Log in
        </Button>
      </form>
    </>
  )
}

function ByLink({ onRetry, isSecond }: { onRetry: () => void; isSecond: boolean }) {
  const Title = isSecond ? 'h2' : 'h1'
  return (
    <>
      <Title className={isSecond ? 'mt-8 text-sm font-semibold' : 'mt-5 text-xl font-semibold'}>
        {isSecond ? 'Or open a link on the machine that Trading runs on' : 'One step to your desk'}
      </Title>
      <ol className="mt-4 flex flex-col gap-4 text-sm">
        <Step number={1}>
          The window in which Trading was started shows a line like
          <code className="mt-1.5 block overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs text-soft">
            {location.origin}/login?token=…
          </code>
        </Step>
        <Step number={2}>Open that link in this browser. It works once and then keeps you logged in here.</Step>
        <Step number={3}>
          Used up, or out of sight? In a terminal, <code className="font-mono text-xs">trading login-link</code> prints
          a new one.
        </Step>
      </ol>
      <Button look={isSecond ? 'plain' : 'accent'} size="large" className="mt-6 w-full" onClick={onRetry}>
        I have opened the link
      </Button>
    </>
  )
}

function Step({ number, children }: { number: number; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden="true"
        className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-wash text-xs font-semibold text-accent"
      >
        {number}
      </span>
      <div className="min-w-0 flex-1 text-soft">{children}</div>
    </li>
  )
}
