import { Pencil, Play, Square } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { Badge, type BadgeTone } from '@/components/Badge'
import { Button } from '@/components/Button'
import { notify } from '@/components/notices'
import { Signed } from '@/components/Signed'
import { Empty, Failure, Skeleton } from '@/components/states'
import { words } from '@/lib/format'
import { useNow } from '@/lib/now'
import { problemOf } from '@/lib/problem'
import { useZone, when } from '@/lib/time'
import { type Strategy, type StrategyStatus, sizingWords, useStartStop, useStrategies } from '../api/strategies'
import { StrategyDialog } from './StrategyDialog'
import { StrategyResults } from './StrategyResults'

/** Each strategy with what it does, what it last said, what came of it, and what may be done about it. */
export function Strategies() {
  const { data, error, refetch } = useStrategies()
  if (!data && error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton label="Strategies" />
  if (data.length === 0)
    return (
      <Empty title="No strategy is there">
        Shipped strategies are switched off by strategies_enabled in config.toml. To write one of your own, run: trading
        strategy new my-first
      </Empty>
    )
  return (
    <ul className="grid gap-2 p-2 md:grid-cols-[repeat(auto-fill,minmax(22rem,1fr))]">
      {data.map((strategy) => (
        <StrategyCard key={`${strategy.name} ${strategy.symbol}`} strategy={strategy} />
      ))}
    </ul>
  )
}

const tones: Record<StrategyStatus, BadgeTone> = { RUNNING: 'up', WAITING: 'plain', STOPPED: 'warn', DISABLED: 'down' }

function StrategyCard({ strategy }: { strategy: Strategy }) {
  const [isChanging, setChanging] = useState(false)
  const { name, symbol, status } = strategy
  return (
    <li
      className="flex flex-col gap-2 rounded-lg border bg-sunken p-3 text-xs"
      data-testid={`strategy-${name}-${symbol}`}
    >
      <div className="flex items-center gap-2">
        <h2 className="truncate text-sm font-semibold">{name}</h2>
        <Badge>
          {symbol} · {strategy.frame}
        </Badge>
        <span className="ml-auto">
          <Badge tone={tones[status]}>{words(status)}</Badge>
        </span>
      </div>
      <p className="text-soft">{strategy.description.split(' Disabled: ')[0]}</p>
      {strategy.statusReason !== '' && (
        <p role="alert" className="rounded-md bg-down-wash p-2 text-ink">
          Disabled: {strategy.statusReason}. Its open trades keep their stops and targets; start it when the cause is
          mended.
        </p>
      )}
      <Said signal={strategy.lastSignal} />
      <p className="text-mute">
        {sizingWords(strategy.sizing)}
        {strategy.vetoPercent !== null && `; the analyst may keep it from an entry from ${strategy.vetoPercent} % on`}
      </p>
      <dl className="mt-auto flex flex-wrap gap-x-5 gap-y-1 pt-1">
        <Fact name="Open" value={strategy.openTrades} />
        <Fact name="Orders" value={strategy.openOrders} />
        <Fact name="Closed" value={strategy.closedTrades} />
        <Fact name="Realized" value={<Signed value={strategy.realizedPnl} withArrow />} />
        <Fact name="Slowest call" value={micros(strategy.slowestMicros)} />
      </dl>
      <StrategyResults name={name} symbol={symbol} />
      <Acts strategy={strategy} onChange={() => setChanging(true)} />
      {isChanging && <StrategyDialog strategy={strategy} onClose={() => setChanging(false)} />}
    </li>
  )
}

function Said({ signal }: { signal: Strategy['lastSignal'] }) {
  const now = useNow()
  const zone = useZone((state) => state.zone)
  return (
    <p className="border-l-2 border-line-strong pl-2 text-soft">
      {signal ? (
        <>
          {signal.text} <span className="text-mute">{when(signal.time, now, zone)}</span>
        </>
      ) : (
        <span className="text-mute">It has said nothing yet: it watches each bar and waits.</span>
      )}
    </p>
  )
}

function Acts({ strategy, onChange }: { strategy: Strategy; onChange: () => void }) {
  const { name, symbol, status } = strategy
  const change = useStartStop()
  const isRunning = status === 'RUNNING'
  const act = isRunning ? 'stop' : 'start'
  const toggle = () =>
    change.mutate(
      { act, name, symbol },
      {
        onError: (error) =>
          notify({ tone: 'down', title: problemOf(error).body.title, detail: problemOf(error).body.detail }),
      },
    )
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button
        size="small"
        disabled={change.isPending || status === 'WAITING'}
        aria-label={`${isRunning ? 'Stop' : 'Start'} ${name} on ${symbol}`}
        onClick={toggle}
      >
        {isRunning ? (
          <Square className="size-3.5" aria-hidden="true" />
        ) : (
          <Play className="size-3.5" aria-hidden="true" />
        )}
        {isRunning ? 'Stop' : 'Start'}
      </Button>
      <Button size="small" aria-label={`Change ${name}`} onClick={onChange}>
        <Pencil className="size-3.5" aria-hidden="true" />
        Change
      </Button>
      <Link
        href={`/decisions?strategy=${name}`}
        aria-label={`Decisions of ${name}`}
        className="inline-flex h-7 items-center rounded-md px-2 font-medium text-accent hover:bg-raised"
      >
        Decisions
      </Link>
    </div>
  )
}

const micros = (value: number) => (value < 1_000 ? `${value} µs` : `${(value / 1_000).toFixed(1)} ms`)

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <dt className="text-2xs text-mute">{name}</dt>
      <dd className="font-medium">{value}</dd>
    </div>
  )
}
