import { ChartCandlestick } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Failure, Skeleton } from '@/components/states'
import { words } from '@/lib/format'
import { dateTime, useZone } from '@/lib/time'
import { type Decision, useExplanation } from '../api/decisions'
import { outcomeTones } from './DecisionLine'

/** All that led to a decision, in plain words first, then in figures. */
export function DecisionDialog({
  decision,
  onChart,
  onClose,
}: {
  decision: Decision
  onChart: (symbol: string) => void
  onClose: () => void
}) {
  const zone = useZone((state) => state.zone)
  const { data, error, refetch } = useExplanation(decision.id)
  const known = data?.decision ?? decision
  return (
    <Dialog
      title={`${known.strategy} on ${known.symbol}`}
      isWide
      onClose={onClose}
      footer={
        <Button onClick={() => onChart(known.symbol)}>
          <ChartCandlestick className="size-4" aria-hidden="true" />
          To the chart of {known.symbol}
        </Button>
      }
    >
      <div className="flex flex-col gap-4 text-xs">
        <p className="flex flex-wrap items-center gap-2 text-mute">
          {dateTime(known.time, zone)}
          <Badge tone={outcomeTones[known.outcome]}>{words(known.outcome)}</Badge>
          <span className="break-all">{known.id}</span>
        </p>
        {data ? (
          <ol aria-label="Why" className="flex list-decimal flex-col gap-1.5 pl-5 text-sm">
            {data.explanation.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        ) : error ? (
          <Failure error={error} retry={() => void refetch()} compact />
        ) : (
          <Skeleton label="Why" />
        )}
        {known.opinion && (
          <Part
            title={`The analyst: ${words(known.opinion.view)}, ${Math.round(known.opinion.confidence * 100)} % sure`}
          >
            <ul className="list-disc pl-5 text-soft">
              {known.opinion.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </Part>
        )}
        <Part title="Figures at that time (prices in ticks)">
          <Figures figures={known.values} nothing="It looked at no indicator." />
        </Part>
        <Part title="Parameters">
          <Figures figures={known.parameters} nothing="It has none." />
        </Part>
      </div>
    </Dialog>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-semibold text-soft">{title}</h3>
      {children}
    </section>
  )
}

function Figures({ figures, nothing }: { figures: Record<string, string | number>; nothing: string }) {
  const entries = Object.entries(figures)
  if (entries.length === 0) return <p className="text-mute">{nothing}</p>
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
      {entries.map(([name, value]) => (
        <div key={name} className="flex justify-between gap-2">
          <dt className="text-mute">{name}</dt>
          <dd className="font-medium">{typeof value === 'number' ? Number(value.toPrecision(9)) : value}</dd>
        </div>
      ))}
    </dl>
  )
}
