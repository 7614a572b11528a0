import type { ReactNode } from 'react'
import { Badge } from '@/components/Badge'
import { Panel } from '@/components/Panel'
import { Empty, Failure, Skeleton } from '@/components/states'
import { quantity, words } from '@/lib/format'
import { useNow } from '@/lib/now'
import { useZone, when } from '@/lib/time'
import { type Analyst, type AnalystAnswer, type Budget, useAnalyst } from '../api/analyst'

/** Who gives opinions, what they may cost, and what was said lately. */
export function AnalystPanel() {
  const { data, error, refetch } = useAnalyst()
  return (
    <Panel title="Analyst" {...(data ? { aside: <Who analyst={data} /> } : {})}>
      {data ? (
        <div className="flex flex-col gap-3 px-3 pb-3 text-xs">
          <State analyst={data} />
          {data.budget && <Spending budget={data.budget} />}
          <Answers answers={data.answers} />
        </div>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton label="Analyst" />
      )}
    </Panel>
  )
}

function Who({ analyst: { provider, model } }: { analyst: Analyst }) {
  return <Badge tone={model === null ? 'plain' : 'accent'}>{model === null ? 'Rules' : `${model} · ${provider}`}</Badge>
}

function State({ analyst }: { analyst: Analyst }) {
  if (analyst.model === null)
    return (
      <p className="text-mute">
        The rules answer: for free, offline, and the same question gets the same answer. A language model of your own or
        of a provider is set up under [analyst] in config.toml. Either way it only has opinions; risk decides.
      </p>
    )
  return (
    <>
      {analyst.breaker !== null && analyst.breaker !== 'CLOSED' && (
        <p role="alert" className="rounded-md bg-down-wash p-2">
          {analyst.breaker === 'OPEN'
            ? 'The model failed too often and is left alone for a while; the rules answer.'
            : 'One question tries whether the model works again.'}
        </p>
      )}
      <dl className="flex flex-wrap gap-x-5 gap-y-1">
        <Fact name="Calls" value={analyst.calls} />
        <Fact name="Rules stood in" value={analyst.fallBacks} />
        <Fact name="Waiting" value={analyst.waiting} />
        <Fact name="Cost since the start" value={analyst.cost} />
      </dl>
    </>
  )
}

function Spending({ budget }: { budget: Budget }) {
  return (
    <section aria-label="Budget of the day" className="flex flex-col gap-2">
      <Bar name="Money today" used={budget.spent} limit={budget.dayLimit} />
      <Bar name="Tokens today" used={String(budget.tokens)} limit={String(budget.dayTokens)} />
      <Bar
        name="Calls in the last minute"
        used={String(budget.callsInLastMinute)}
        limit={String(budget.callsPerMinute)}
      />
      {budget.strategies.map(({ strategy, spent }) => (
        <Bar key={strategy} name={`Money today: ${strategy}`} used={spent} limit={budget.strategyDayLimit} />
      ))}
      <p className="text-mute">
        One call may cost {quantity(budget.callLimit, 4)} and take {quantity(budget.callTokens, 0)} tokens at most. What
        would go beyond a limit is not called. The day begins at midnight UTC.
      </p>
    </section>
  )
}

function Bar({ name, used, limit }: { name: string; used: string; limit: string }) {
  const share = Number(limit) > 0 ? Number(used) / Number(limit) : 1
  return (
    <div>
      <div className="flex justify-between gap-2">
        <span className="text-mute">{name}</span>
        <span className={share >= 0.8 ? 'font-medium text-down' : 'font-medium'}>
          {quantity(used, 4)} / {quantity(limit, 4)}
        </span>
      </div>
      <progress
        aria-label={name}
        className="mt-1 block h-1 w-full overflow-hidden rounded-full bg-raised [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-raised [&::-webkit-progress-value]:bg-accent"
        max={1}
        value={Math.min(1, share)}
      />
    </div>
  )
}

function Answers({ answers }: { answers: readonly AnalystAnswer[] }) {
  if (answers.length === 0)
    return (
      <Empty title="Nobody has asked yet">
        A strategy asks at the close of a bar when it wants opinions: start analyst-follower, or let the analyst keep a
        strategy from entries.
      </Empty>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section aria-label="Latest opinions" tabIndex={0} className="max-h-96 overflow-y-auto">
      <ul className="flex flex-col gap-2">
        {answers.map((answer) => (
          <Answer key={`${answer.time} ${answer.strategy} ${answer.symbol} ${answer.id}`} answer={answer} />
        ))}
      </ul>
    </section>
  )
}

const tones = { BUY: 'up', SELL: 'down', EXIT: 'warn', HOLD: 'plain' } as const

function Answer({ answer }: { answer: AnalystAnswer }) {
  const now = useNow()
  const zone = useZone((state) => state.zone)
  const { action, confidence, failure } = answer
  return (
    <li className="rounded-md border bg-sunken p-2" data-testid="analyst-answer">
      <div className="flex flex-wrap items-center gap-2">
        {action === null ? (
          <Badge tone="down">No opinion</Badge>
        ) : (
          <Badge tone={tones[action]}>
            {words(action)} {confidence !== null && `${Math.round(confidence * 100)} %`}
          </Badge>
        )}
        <span className="font-medium">
          {answer.symbol} · {answer.frame}
        </span>
        <span className="text-mute">
          for {answer.strategy}, {answer.source ?? 'nobody'}
        </span>
        <span className="ml-auto text-mute">{when(answer.time, now, zone)}</span>
      </div>
      {failure && (
        <p className="mt-1 text-down">
          {words(failure.code)}: {failure.text}
        </p>
      )}
      {answer.reasons.length > 0 && <p className="mt-1 text-soft">{answer.reasons.join(' ')}</p>}
      {answer.flags.length > 0 && <p className="mt-1 text-mute">{answer.flags.map(words).join(' · ')}</p>}
    </li>
  )
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <dt className="text-2xs text-mute">{name}</dt>
      <dd className="font-medium">{value}</dd>
    </div>
  )
}
