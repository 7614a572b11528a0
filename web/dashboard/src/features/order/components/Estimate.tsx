import type { Instrument } from '@/features/instrument/api/instruments'
import { classes } from '@/lib/classes'
import { money, price, quantity } from '@/lib/format'
import type { Estimate as Figures } from '../estimate'

type Props = {
  estimate: Figures | undefined
  isBuy: boolean
  instrument: Instrument
  feeRate: string
  free: string | undefined
}

/** What the order will cost or bring, before it is sent. */
export function Estimate({ estimate, isBuy, instrument, feeRate, free }: Props) {
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
        <dt className="text-mute">{isBuy ? 'Free cash' : 'Held and free'}</dt>
        <dd className={classes('text-right', estimate?.isCovered === false && 'text-warn')}>{available}</dd>
      </dl>
      <div aria-live="polite">
        {estimate?.isCovered === false && (
          <p className="mt-1 text-warn">More than is free: the gateway will deny it.</p>
        )}
        {estimate && !estimate.isLargeEnough && (
          <p className="mt-1 text-warn">
            Orders start at {money(minimumNotional)} {quote}.
          </p>
        )}
      </div>
    </div>
  )
}
