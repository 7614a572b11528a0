import { classes } from '@/lib/classes'
import { money, price } from '@/lib/format'
import type { Usage, UsageName } from '../api/risk'

const names: Record<UsageName, string> = {
  instrumentNotional: 'One instrument',
  strategyNotional: 'One strategy',
  accountNotional: 'Exposure in all',
  leverage: 'Leverage',
  openOrders: 'Open orders',
  messages: 'Messages in the span',
  executions: 'Executions of one strategy',
  dailyLoss: 'Loss of the day',
  drawdownPercent: 'Drawdown',
}
const figure: Record<UsageName, (value: string) => string> = {
  instrumentNotional: money,
  strategyNotional: money,
  accountNotional: money,
  leverage: (value) => `${price(value, 2)}×`,
  openOrders: (value) => price(value, 0),
  messages: (value) => price(value, 0),
  executions: (value) => price(value, 0),
  dailyLoss: money,
  drawdownPercent: (value) => `${price(value, 2)} %`,
}
const warnPercent = 70
const fullPercent = 90

/** How much of each limit is used. */
export function UsageBars({ usage }: { usage: readonly Usage[] }) {
  return (
    <ul className="flex flex-col gap-3 px-3 pb-3 text-xs">
      {usage.map((one) => (
        <Bar key={one.name} usage={one} />
      ))}
    </ul>
  )
}

function Bar({ usage: { name, used, limit, percent, of } }: { usage: Usage }) {
  const share = percent === null ? 0 : Number(percent)
  const tone = share >= fullPercent ? 'bg-down' : share >= warnPercent ? 'bg-warn' : 'bg-accent'
  const title = names[name] ?? name
  const show = figure[name] ?? ((value: string) => value)
  return (
    <li>
      <div className="flex items-baseline justify-between gap-3">
        <span>
          {title} {of && <span className="text-mute">{of}</span>}
        </span>
        <span className="whitespace-nowrap">
          <span className="font-medium">{show(used)}</span>
          <span className="text-mute"> / {limit === null ? 'no limit' : show(limit)}</span>
          {percent !== null && (
            <span
              className={classes(
                'ml-2 inline-block min-w-12 text-right font-medium',
                share >= fullPercent && 'text-down',
              )}
            >
              {price(share, 1)} %
            </span>
          )}
        </span>
      </div>
      {percent !== null && (
        <>
          <meter className="sr-only" aria-label={title} min={0} max={100} value={Math.min(100, share)} />
          <div aria-hidden="true" className="mt-1 h-1.5 overflow-hidden rounded-full bg-well">
            <div className={classes('h-full rounded-full', tone)} style={{ width: `${Math.min(100, share)}%` }} />
          </div>
        </>
      )}
    </li>
  )
}
