import type { ReactNode } from 'react'
import type { Instrument } from '@/features/instrument/api/instruments'
import { classes } from '@/lib/classes'
import { money, price, quantity } from '@/lib/format'
import type { Estimate as Figures } from '../estimate'

type Props = {
  estimate: Figures | undefined
  /** What is lost at the stop, if there is one. */
  risk: { amount: string; percent: string | undefined } | undefined
  isBuy: boolean
  instrument: Instrument
  feeRate: string
  free: string | undefined
  /** What the gate says. */
  children?: ReactNode
}

/** What the order will cost or bring, before it is sent. */
export function Estimate({ estimate, risk, isBuy, instrument, feeRate, free, children }: Props) {
  const { base, quote, quantityDecimals, minimumNotional } = instrument
  const available =
    free === undefined ? '–' : isBuy ? `${money(free)} ${quote}` : `${quantity(free, quantityDecimals)} ${base}`
  return (
    <div className="rounded-md bg-sunken px-3 py-2 text-xs">
      <dl className="grid grid-cols-[1fr_auto] gap-y-0.5">
        <dt className="text-mute">{isBuy ? 'Estimated cost' : 'Estimated proceeds'}</dt>
        <dd className="text-right font-medium">{estimate ? `${money(estimate.cost)} ${quote}` : '–'}</dd>
        <dt className="text-mute">Fee, about {Number((Number(feeRate) * 100).toFixed(4))} %</dt>
        <dd className="text-right">{estimate ? `${price(estimate.fee, 2)} ${quote}` : '–'}</dd>
        {risk && (
          <>
            <dt className="text-mute">Lost at the stop</dt>
            <dd className="text-right font-medium" data-testid="risk-at-stop">
              {money(risk.amount)} {quote}
              {risk.percent !== undefined && <span className="text-soft"> · {price(risk.percent, 2)} %</span>}
            </dd>
          </>
        )}
        <dt className="text-mute">{isBuy ? 'Free cash' : 'Held and free'}</dt>
        <dd className={classes('text-right', estimate?.isCovered === false && 'text-warn')}>{available}</dd>
      </dl>
      <div aria-live="polite" className="mt-1 flex flex-col gap-1 empty:hidden">
        {children ?? (
          <>
            {estimate?.isCovered === false && <p className="text-warn">More than is free: the gateway will deny it.</p>}
            {estimate && !estimate.isLargeEnough && (
              <p className="text-warn">
                Orders start at {money(minimumNotional)} {quote}.
              </p>
            )}
          </>
        )}
      </div>
    </div>
  )
}
