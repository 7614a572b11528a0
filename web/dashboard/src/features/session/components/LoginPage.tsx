import { Button } from '@/components/Button'
import { Logo } from '@/components/Logo'

/** There is no password to type: whoever can start Trading can also read the link that it prints. */
export function LoginPage({ onRetry }: { onRetry: () => void }) {
  return (
    <main className="grid min-h-full place-items-center p-6">
      <div className="w-full max-w-md rounded-2xl border bg-panel p-8 shadow-pop">
        <Logo className="size-10" />
        <h1 className="mt-5 text-xl font-semibold">One step to your desk</h1>
        <p className="mt-2 text-sm text-soft">
          Trading runs on this machine and lets in whoever opens its login link. There is no password to remember.
        </p>
        <ol className="mt-5 flex flex-col gap-4 text-sm">
          <Step number={1}>
            Look at the window in which Trading was started. It prints a line like
            <code className="mt-1.5 block overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs text-soft">
              {location.origin}/login?token=…
            </code>
          </Step>
          <Step number={2}>Open that link in this browser. It works once and then keeps you logged in here.</Step>
          <Step number={3}>
            Used up, or out of sight? Start <code className="font-mono text-xs">trading</code> again in a terminal: it
            prints a new one.
          </Step>
        </ol>
        <Button look="accent" size="large" className="mt-6 w-full" onClick={onRetry}>
          I have opened the link
        </Button>
      </div>
    </main>
  )
}

function Step({ number, children }: { number: number; children: React.ReactNode }) {
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
