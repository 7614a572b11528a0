import { Minus, Plus } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { quantityFor, stepped } from '../estimate'
import type { Ticket } from './ticket'

const shares = [25, 50, 75, 100]

export function QuantityField({ draft, change, now, said, inputRef }: Ticket & { inputRef: Ref<HTMLInputElement> }) {
  const { instrument } = now
  const { base } = instrument
  const isBuy = draft.side === 'BUY'
  const step = (lots: number) => change({ quantity: stepped(draft.quantity, lots, instrument) })
  const stepByKey = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    step(direction * (event.shiftKey ? 10 : 1))
  }
  return (
    <>
      <div className="flex items-start gap-1.5">
        <Field
          ref={inputRef}
          className="min-w-0 flex-1"
          label="Quantity"
          unit={base}
          inputMode="decimal"
          placeholder={instrument.minimumQuantity}
          value={draft.quantity}
          onChange={(event) => change({ quantity: event.target.value })}
          onKeyDown={stepByKey}
          {...said('quantity')}
        />
        <Button look="plain" className="size-10 px-0" aria-label="One step less" onClick={() => step(-1)}>
          <Minus className="size-3.5" aria-hidden="true" />
        </Button>
        <Button look="plain" className="size-10 px-0" aria-label="One step more" onClick={() => step(1)}>
          <Plus className="size-3.5" aria-hidden="true" />
        </Button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of equal buttons */}
      <div
        role="group"
        aria-label={isBuy ? 'Part of the free cash' : 'Part of what is held'}
        className="grid grid-cols-4 gap-1.5"
      >
        {shares.map((share) => {
          const part = quantityFor(share, draft, now)
          return (
            <Button
              key={share}
              size="small"
              disabled={part === ''}
              title={part === '' ? (isBuy ? 'No free cash for this' : `No ${base} is held`) : `${part} ${base}`}
              onClick={() => change({ quantity: part })}
            >
              {share} %
            </Button>
          )
        })}
      </div>
    </>
  )
}
