import { CircleCheck, CircleSlash } from 'lucide-react'
import { Button } from '@/components/Button'
import { Refused } from '@/components/Refused'
import type { Instrument } from '@/features/instrument/api/instruments'
import { classes } from '@/lib/classes'
import { money, price, quantity } from '@/lib/format'
import { problemOf } from '@/lib/problem'
import type { Preview } from '../api/preview'

type Props = {
  preview: Preview | undefined
  error: unknown
  isAsking: boolean
  instrument: Instrument
  /** Takes what would pass, where the ticket has a field for it. */
  onUse: ((pointer: string, value: string) => void) | undefined
}

/** What the gate would say, before it is asked in earnest. */
export function GateWord({ preview, error, isAsking, instrument, onUse }: Props) {
  if (error) {
    return <p className="text-mute">The gate could not be asked: {problemOf(error).body.detail ?? 'try again.'}</p>
  }
  if (!preview) return isAsking ? <p className="text-mute">Asking the gate…</p> : null
  const { refusal } = preview
  const look = classes('flex gap-1.5', isAsking && 'opacity-80')
  if (refusal) {
    const { wouldPass, pointer } = refusal
    return (
      <div className={classes(look, 'text-warn')} data-testid="gate-word">
        <CircleSlash className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
        <div>
          <p className="font-medium">The gate would refuse it.</p>
          <Refused error={refusal} />
          {wouldPass !== undefined && onUse && (
            <Button size="small" className="mt-1" onClick={() => onUse(pointer, wouldPass)}>
              Use {wouldPass}
            </Button>
          )}
        </div>
      </div>
    )
  }
  const { reservedAsset } = preview
  const locked =
    reservedAsset === instrument.quote ? money : (value: string) => quantity(value, instrument.quantityDecimals)
  return (
    <div className={classes(look, 'text-up')} data-testid="gate-word">
      <CircleCheck className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
      <p>
        The gate takes it
        <span className="text-soft">
          {preview.worstPrice && `, at worst at ${price(preview.worstPrice, instrument.priceDecimals)}`}
          {preview.reserved &&
            Number(preview.reserved) > 0 &&
            `; locks ${locked(preview.reserved)} ${reservedAsset ?? ''}`}
          {preview.usesOverride && '; only by the override in force'}.
        </span>
      </p>
    </div>
  )
}
