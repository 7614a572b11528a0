import { ChartCandlestick } from 'lucide-react'
import { Badge, type BadgeTone } from '@/components/Badge'
import { Button } from '@/components/Button'
import { words } from '@/lib/format'
import { clockTime, shortDate, useZone } from '@/lib/time'
import type { Evidence, Side, Sighting, Status } from '../api/patterns'
import { figureR, share, verdictTones, withInterval } from './figures'

const sideTones: Record<Side, BadgeTone> = { BULLISH: 'up', BEARISH: 'down', NEUTRAL: 'plain' }
const statusTones: Record<Status, BadgeTone> = {
  FORMING: 'warn',
  CONFIRMED: 'accent',
  TARGET_REACHED: 'up',
  INVALIDATED: 'down',
  EXPIRED: 'plain',
}

/** Goes to the chart of an instrument and frame. */
export type OnChart = (symbol: string, frame: string) => void

/** One sighting: what it is, in words, and beside it what came of the earlier ones. */
export function SightingLine({ sighting, onChart }: { sighting: Sighting; onChart: OnChart }) {
  const zone = useZone((state) => state.zone)
  const { time, symbol, frame, title, side, status, text, evidence } = sighting
  return (
    <li data-testid="sighting" className="grid gap-x-6 gap-y-1 px-3 py-2 text-xs md:grid-cols-[1fr_18rem]">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 md:col-span-2">
        <span className="text-mute">
          {shortDate(time, zone)} {clockTime(time, zone)}
        </span>
        <span className="font-semibold">{title}</span>
        <span className="text-soft">
          {symbol} {frame}
        </span>
        <span className="ml-auto flex items-center gap-1">
          <Button
            size="small"
            look="quiet"
            aria-label={`${title} on the chart of ${symbol} ${frame}`}
            onClick={() => onChart(symbol, frame)}
          >
            <ChartCandlestick className="size-3.5" aria-hidden="true" />
            Chart
          </Button>
          <Badge tone={sideTones[side]}>{words(side)}</Badge>
          <Badge tone={statusTones[status]}>{words(status)}</Badge>
        </span>
      </div>
      <p className="text-soft">{text}</p>
      {side === 'NEUTRAL' ? (
        <p className="text-mute">It points neither way{status === 'FORMING' && ' yet'}.</p>
      ) : (
        <Before evidence={evidence} />
      )}
    </li>
  )
}

function Before({ evidence }: { evidence: Evidence }) {
  const rows = [
    ['Hit rate', withInterval(evidence.hitRate, share)],
    ['By chance', share(evidence.chanceHitRate)],
    ['Expectancy', withInterval(evidence.expectancyR, figureR)],
    ['Out of', String(evidence.sampleSize)],
  ] as const
  return (
    <dl className="grid grid-cols-[auto_1fr] content-start gap-x-3 gap-y-0.5">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-mute">{name}</dt>
          <dd className="text-right">{value}</dd>
        </div>
      ))}
      <div className="contents">
        <dt className="text-mute">Verdict</dt>
        <dd className="text-right">
          <Badge tone={verdictTones[evidence.verdict]}>{words(evidence.verdict)}</Badge>
        </dd>
      </div>
    </dl>
  )
}
