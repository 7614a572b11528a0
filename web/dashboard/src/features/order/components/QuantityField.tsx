import { Minus, Plus } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Segmented } from '@/components/Segmented'
import { quantity as quantityText } from '@/lib/format'
import type { SizeBy } from '../draft'
import { quantityFor, stepped } from '../estimate'
import { sizedOf, sizeWords } from '../sizing'
import type { Ticket } from './ticket'

const shares = [25, 50, 75, 100]
const percents: Partial<Record<SizeBy, readonly string[]>> = {
  EQUITY: ['5', '10', '25', '50'],
  RISK: ['0.25', '0.5', '1', '2'],
}

type Props = Ticket & { inputRef: Ref<HTMLInputElement> }

/** How much: the quantity itself, or what it is to follow from. */
export function QuantityField(props: Props) {
  const { draft, change, now } = props
  const { base, quote } = now.instrument
  const choose = (sizeBy: SizeBy) =>
    change({
      sizeBy,
      size: '',
      // Without a stop there is nothing that could be risked.
      ...(sizeBy === 'RISK' && draft.mode === 'SINGLE' && !draft.reduceOnly ? { isProtected: true } : {}),
    })
  return (
    <>
      <Segmented
        label="Size in"
        value={draft.sizeBy}
        options={[
          { value: 'QUANTITY', label: base, hint: 'The quantity itself' },
          { value: 'QUOTE', label: quote, hint: `For so much ${quote}` },
          { value: 'EQUITY', label: '% equity', hint: 'A part of what the account is worth' },
          {
            value: 'RISK',
            label: '% risk',
            hint: 'As much as loses this part of the equity at the stop, fees included',
          },
        ]}
        onChange={choose}
      />
      {draft.sizeBy === 'QUANTITY' ? <Quantity {...props} /> : <Size {...props} />}
      <Parts {...props} />
    </>
  )
}

function Quantity({ draft, change, now, said, inputRef }: Props) {
  const { instrument } = now
  const step = (lots: number) => change({ quantity: stepped(draft.quantity, lots, instrument) })
  const stepByKey = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    step(direction * (event.shiftKey ? 10 : 1))
  }
  return (
    <div className="flex items-start gap-1.5">
      <Field
        ref={inputRef}
        className="min-w-0 flex-1"
        label="Quantity"
        unit={instrument.base}
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
  )
}

function Size({ draft, change, now, said, inputRef }: Props) {
  const { base, quote, quantityDecimals } = now.instrument
  const sized = sizedOf(draft, now)
  const comesTo = 'quantity' in sized && sized.quantity !== '' ? sized.quantity : undefined
  return (
    <Field
      ref={inputRef}
      label={sizeWords[draft.sizeBy]}
      unit={draft.sizeBy === 'QUOTE' ? quote : '%'}
      inputMode="decimal"
      value={draft.size}
      onChange={(event) => change({ size: event.target.value })}
      hint={comesTo && `${quantityText(comesTo, quantityDecimals)} ${base}`}
      {...said('size')}
    />
  )
}

/** What is chosen most, in one press. */
function Parts({ draft, change, now }: Props) {
  const { base } = now.instrument
  const isBuy = draft.side === 'BUY'
  const fixed = percents[draft.sizeBy]
  const label = fixed ? 'What is chosen most' : isBuy ? 'Part of the free cash' : 'Part of what is held'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row of equal buttons
    <div role="group" aria-label={label} className="grid grid-cols-4 gap-1.5">
      {fixed?.map((percent) => (
        <Button key={percent} size="small" onClick={() => change({ size: percent })}>
          {percent} %
        </Button>
      ))}
      {!fixed &&
        shares.map((share) => {
          const part = quantityFor(share, draft, now)
          return (
            <Button
              key={share}
              size="small"
              disabled={part === ''}
              title={part === '' ? (isBuy ? 'No free cash for this' : `No ${base} is held`) : `${part} ${base}`}
              onClick={() => change({ sizeBy: 'QUANTITY', size: '', quantity: part })}
            >
              {share} %
            </Button>
          )
        })}
    </div>
  )
}
