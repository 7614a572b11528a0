import { Badge } from '@/components/Badge'
import { Signed } from '@/components/Signed'
import { Empty, Failure, Skeleton } from '@/components/states'
import { words } from '@/lib/format'
import { useNow } from '@/lib/now'
import { useZone, when } from '@/lib/time'
import { type Strategy, useStrategies } from '../api/strategies'

/** Each strategy with what it does, what it last saw, and what came of it. */
export function Strategies() {
  const { data, error, refetch } = useStrategies()
  if (!data && error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton label="Strategies" />
  if (data.length === 0)
    return (
      <Empty title="No strategy runs">
        Strategies start last, when everything else is healthy. The services page shows what is still missing.
      </Empty>
    )
  return (
    <ul className="grid gap-2 p-2 md:grid-cols-[repeat(auto-fill,minmax(20rem,1fr))]">
      {data.map((strategy) => (
        <StrategyCard key={`${strategy.name} ${strategy.symbol}`} strategy={strategy} />
      ))}
    </ul>
  )
}

function StrategyCard({ strategy }: { strategy: Strategy }) {
  const now = useNow()
  const zone = useZone((state) => state.zone)
  const { lastSignal } = strategy
  const isRunning = strategy.status.toLowerCase() === 'running'
  return (
    <li
      className="flex flex-col gap-2 rounded-lg border bg-sunken p-3 text-xs"
      data-testid={`strategy-${strategy.name}`}
    >
      <div className="flex items-center gap-2">
        <h2 className="truncate text-sm font-semibold">{strategy.name}</h2>
        <Badge>
          {strategy.symbol} · {strategy.frame}
        </Badge>
        <span className="ml-auto">
          <Badge tone={isRunning ? 'up' : 'warn'}>{words(strategy.status)}</Badge>
        </span>
      </div>
      <p className="text-soft">{strategy.description}</p>
      <p className="border-l-2 border-line-strong pl-2 text-soft">
        {lastSignal ? (
          <>
            {lastSignal.text} <span className="text-mute">{when(lastSignal.time, now, zone)}</span>
          </>
        ) : (
          <span className="text-mute">No signal yet: it watches each bar and waits.</span>
        )}
      </p>
      <dl className="mt-auto flex gap-5 pt-1">
        <Fact name="Open" value={strategy.openTrades} />
        <Fact name="Closed" value={strategy.closedTrades} />
        <Fact name="Realized" value={<Signed value={strategy.realizedPnl} withArrow />} />
      </dl>
    </li>
  )
}

function Fact({ name, value }: { name: string; value: React.ReactNode }) {
  return (
    <div>
      <dt className="text-2xs text-mute">{name}</dt>
      <dd className="font-medium">{value}</dd>
    </div>
  )
}
