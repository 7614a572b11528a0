import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Check } from '@/components/Check'
import { Field } from '@/components/Field'
import { Select } from '@/components/Select'
import { type DraftField, furtherTerms, has } from '../draft'
import { preventionWords, type SelfTradePrevention, type TriggerPrice, triggerWords } from '../terms'
import type { Ticket } from './ticket'

const folded: readonly DraftField[] = [
  'postOnly',
  'reduceOnly',
  'displayQuantity',
  'triggerPrice',
  'selfTradePrevention',
]
const choicesOf = <T extends string>(words: Record<T, string>) =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }))

/** What most orders leave as it is; folded away, but never when something in it is wrong. */
export function FurtherTerms({ draft, change, now, said }: Ticket) {
  const [isOpen, setOpen] = useState(false)
  const isWrong = folded.some((field) => has(draft, field) && said(field).error)
  const set = furtherTerms(draft)
  return (
    <details
      open={isOpen || isWrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group rounded-md border"
    >
      <summary className="flex h-8 list-none items-center gap-1.5 rounded-md px-2 text-xs text-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-3.5 transition-transform group-open:rotate-90" aria-hidden="true" />
        Further terms
        {set > 0 && <span className="ml-auto rounded bg-accent-wash px-1.5 text-2xs text-accent">{set} set</span>}
      </summary>
      <div className="flex flex-col gap-2 p-2 pt-1">
        {has(draft, 'postOnly') && (
          <Check
            label="Post-only: never trades at once"
            isOn={draft.postOnly}
            onChange={(postOnly) => change({ postOnly })}
            error={said('postOnly').error}
          />
        )}
        {has(draft, 'reduceOnly') && (
          <Check
            label="Reduce-only: never opens or turns a position"
            isOn={draft.reduceOnly}
            onChange={(reduceOnly) => change({ reduceOnly })}
            error={said('reduceOnly').error}
          />
        )}
        {has(draft, 'displayQuantity') && (
          <Field
            label="Show only"
            unit={now.instrument.base}
            inputMode="decimal"
            placeholder="all"
            value={draft.displayQuantity}
            onChange={(event) => change({ displayQuantity: event.target.value })}
            {...said('displayQuantity')}
          />
        )}
        {has(draft, 'triggerPrice') && (
          <Select<TriggerPrice>
            label="Released by"
            value={draft.triggerPrice}
            choices={choicesOf(triggerWords)}
            onChange={(triggerPrice) => change({ triggerPrice })}
            error={said('triggerPrice').error}
          />
        )}
        <Select<SelfTradePrevention>
          label="Own orders meet"
          value={draft.selfTradePrevention}
          choices={choicesOf(preventionWords)}
          onChange={(selfTradePrevention) => change({ selfTradePrevention })}
          error={said('selfTradePrevention').error}
        />
      </div>
    </details>
  )
}
