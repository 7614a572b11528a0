import { Signed } from '@/components/Signed'
import { Empty, Skeleton } from '@/components/states'
import { useNow } from '@/lib/now'
import { useZone, when } from '@/lib/time'
import { useStrategies } from '../api/strategies'

/** The strategies in a narrow column of the desk. */
export function StrategyLines() {
  const { data } = useStrategies()
  const now = useNow()
  const zone = useZone((state) => state.zone)
  if (!data) return <Skeleton rows={3} label="Strategies" />
  if (data.length === 0) return <Empty title="No strategy runs" />
  return (
    <ul className="flex flex-col gap-3 px-3 pb-3 text-xs">
      {data.map((strategy) => (
        <li key={`${strategy.name} ${strategy.symbol}`}>
          <div className="flex items-baseline justify-between gap-2">
            <span className="truncate font-medium">{strategy.name}</span>
            <Signed value={strategy.realizedPnl} />
          </div>
          <p className="text-2xs text-mute">
            {strategy.symbol} {strategy.frame} · {strategy.openTrades} open · {strategy.closedTrades} closed
          </p>
          {strategy.lastSignal && (
            <p className="mt-0.5 line-clamp-3 text-2xs text-soft" title={strategy.lastSignal.text}>
              {when(strategy.lastSignal.time, now, zone)}: {strategy.lastSignal.text}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
