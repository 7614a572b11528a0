import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Failure, Skeleton } from '@/components/states'
import { percent, price } from '@/lib/format'
import { type HoldOut, isOver, type Job, type Look, useHoldOut, useJobs, useLook, useResult } from '../api/backtests'
import { Facts, part } from './Facts'

const minutes = (time: string) => time.slice(0, 16).replace('T', ' ')
const settingsOf = (settings: Record<string, string>) =>
  Object.entries(settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')

/** The end of the time that the optimisation did not see, and the one look at it. */
export function HoldOutPanel({ job }: { job: Job }) {
  const [asks, setAsks] = useState(false)
  const look = useLook(job.id)
  const { data: jobs } = useJobs()
  const run = jobs?.find((one) => one.id === look.data?.id) ?? look.data
  const { data, error } = useHoldOut(job.id, look.isSuccess && run?.status !== 'FAILED')
  if (error) return <Failure error={error} />
  if (!data) return <Skeleton rows={2} label="Hold-out" />
  return (
    <section aria-label="Hold-out" className="flex flex-col gap-2 rounded-md border p-3">
      <h3 className="text-sm font-medium">
        Hold-out: {minutes(data.from)} to {minutes(data.to)}
      </h3>
      {data.look ? (
        <Seen look={data.look} />
      ) : data.best === null ? (
        <p className="text-mute">
          Nothing of this has seen it. A look is for the best of one search: run all of the time before it once.
        </p>
      ) : run && !isOver(run) ? (
        <p role="status">It is being looked at: run {run.id}.</p>
      ) : (
        <>
          <p className="text-soft">Nothing has seen it yet. It can be looked at once, with {settingsOf(data.best)}.</p>
          {run?.status === 'FAILED' && <p className="text-down">It was not looked at: {run.problem}</p>}
          <Button size="small" className="self-start" onClick={() => setAsks(true)}>
            Look at it
          </Button>
        </>
      )}
      {look.error && !asks && <Failure error={look.error} compact />}
      {asks && data.best && !data.look && (
        <Confirmation
          best={data.best}
          holdOut={data}
          isPending={look.isPending}
          error={look.error}
          onClose={() => setAsks(false)}
          onConfirm={() => look.mutate(undefined, { onSuccess: () => setAsks(false) })}
        />
      )}
    </section>
  )
}

type ConfirmationProps = {
  best: Record<string, string>
  holdOut: HoldOut
  isPending: boolean
  error: unknown
  onClose: () => void
  onConfirm: () => void
}

function Confirmation({ best, holdOut, isPending, error, onClose, onConfirm }: ConfirmationProps) {
  return (
    <Dialog
      title="Look at the hold-out?"
      onClose={onClose}
      footer={
        <>
          <Button data-focus onClick={onClose}>
            Not now
          </Button>
          <Button look="accent" disabled={isPending} aria-busy={isPending} onClick={onConfirm}>
            Look, once
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2 text-sm text-soft">
        <p>
          {settingsOf(best)} will be run from {minutes(holdOut.from)} to {minutes(holdOut.to)}.
        </p>
        <p>
          This can be done once: whatever is chosen afterwards has seen that time. Another look at any of it, with this
          strategy and these symbols, is refused, here and on the command line, whatever is changed in between.
        </p>
        {error ? <Failure error={error} compact /> : null}
      </div>
    </Dialog>
  )
}

function Seen({ look }: { look: Look }) {
  return (
    <>
      <Facts
        facts={[
          ['Return, held out', percent(look.totalReturn ?? undefined)],
          ['Sharpe', price(look.sharpe, 2)],
          ['Drawdown', part(look.maximumDrawdown)],
          ['Trades', price(look.trades, 0)],
        ]}
      />
      <p className="text-mute">
        Looked at on {minutes(look.time)}
        {look.by && ` by ${look.by}`}, with {settingsOf(look.settings)} from {minutes(look.from)} to {minutes(look.to)}:
        what is chosen now has seen it.
      </p>
    </>
  )
}

/** What the run of a look came to. */
export function LookView({ job }: { job: Job }) {
  const { data, error } = useResult<HoldOut>(job.id)
  if (error) return <Failure error={error} />
  if (!data?.look) return <Skeleton rows={2} label="Hold-out" />
  return (
    <div className="flex flex-col gap-2 p-3 text-xs">
      <Seen look={data.look} />
    </div>
  )
}
