import { Minus, Plus } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { notify } from '@/components/notices'
import { Segmented } from '@/components/Segmented'
import { Failure } from '@/components/states'
import { freeOf, useAccount } from '@/features/account/api/account'
import type { Instrument } from '@/features/instrument/api/instruments'
import { useQuote } from '@/features/market/api/quotes'
import { price, quantity, words } from '@/lib/format'
import { type Problem, problemOf } from '@/lib/problem'
import { remember, remembered } from '@/lib/storage'
import { type Order, type TimeInForce, usePlaceOrder } from '../api/orders'
import {
  type Circumstances,
  type Draft,
  type DraftField,
  emptyDraft,
  errorsOf,
  estimateOf,
  isComplete,
  quantityFor,
  stepped,
  toOrder,
} from '../draft'
import { useTicketIntent } from '../ticket-intent'
import { ConfirmOrder } from './ConfirmOrder'
import { Estimate } from './Estimate'

/** What the account is charged when the server does not say: the demo account's rate. */
const usualFeeRate = '0.001'
const shares = [25, 50, 75, 100]
const lives: Record<TimeInForce, string> = {
  GTC: 'Until canceled',
  IOC: 'At once, cancel the rest',
  FOK: 'All at once or nothing',
}

export function OrderTicket({ instrument }: { instrument: Instrument }) {
  const { symbol, base, quote } = instrument
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [isProtected, setProtected] = useState(false)
  const [asksFirst, setAsksFirst] = useState(remembered('confirm') === 'yes')
  const [isAsking, setAsking] = useState(false)
  const [attempted, setAttempted] = useState(false)
  const place = usePlaceOrder()
  const quantityInput = useRef<HTMLInputElement>(null)
  /** Kept until there is an answer: pressing again after a lost one asks about the same order and never makes a second. */
  const clientOrderId = useRef<string>(undefined)
  const now = useCircumstances(instrument)

  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    place.reset()
  }
  const problem = place.error ? problemOf(place.error) : undefined

  const { wish } = useTicketIntent()
  useEffect(() => {
    if (!wish) return
    setDraft((before) => ({
      ...before,
      ...(wish.side ? { side: wish.side } : {}),
      ...(wish.limitPrice ? { type: 'LIMIT', limitPrice: wish.limitPrice } : {}),
    }))
    if (wish.side) quantityInput.current?.focus()
  }, [wish])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another symbol means another order
  useEffect(() => {
    setDraft((before) => ({ ...emptyDraft, side: before.side, type: before.type }))
    setAttempted(false)
    clientOrderId.current = undefined
    place.reset()
  }, [symbol])

  const effective = isProtected ? draft : { ...draft, stopLossPrice: '', takeProfitPrice: '' }
  const own = errorsOf(effective, now)
  const errorOf = (field: DraftField) => own[field] ?? problem?.forField(field)
  const estimate = estimateOf(effective, now)
  const isBuy = draft.side === 'BUY'
  const missing = attempted && !isComplete(effective)

  const send = () => {
    setAsking(false)
    clientOrderId.current ??= crypto.randomUUID()
    place.mutate(toOrder(effective, symbol, clientOrderId.current), {
      onSuccess: (order) => {
        clientOrderId.current = undefined
        setAttempted(false)
        setDraft((before) => ({ ...before, quantity: '', stopLossPrice: '', takeProfitPrice: '' }))
        // A whole fill is told by the fill itself.
        if (order.status !== 'FILLED') notify({ tone: 'plain', ...acceptance(order, instrument) })
      },
      onError: (error) => {
        if (!problemOf(error).isUnanswered) clientOrderId.current = undefined
      },
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (!isComplete(effective) || Object.keys(own).length > 0 || place.isPending) return
    if (asksFirst) setAsking(true)
    else send()
  }
  const stepQuantity = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    change({ quantity: stepped(draft.quantity, direction * (event.shiftKey ? 10 : 1), instrument) })
  }

  return (
    <form
      aria-label="Order ticket"
      onSubmit={submit}
      noValidate
      className="flex flex-col gap-2.5 p-3 pt-0"
      data-testid="ticket"
    >
      <Segmented
        label="Side"
        size="medium"
        value={draft.side}
        options={[
          { value: 'BUY', label: 'Buy', tone: 'up', hint: 'Key b' },
          { value: 'SELL', label: 'Sell', tone: 'down', hint: 'Key s' },
        ]}
        onChange={(side) => change({ side })}
      />
      <Segmented
        label="Order type"
        value={draft.type}
        options={[
          { value: 'MARKET', label: 'Market' },
          { value: 'LIMIT', label: 'Limit' },
        ]}
        onChange={(type) => change({ type, limitPrice: draft.limitPrice || (isBuy ? now.bid : now.ask) || '' })}
      />
      {draft.type === 'LIMIT' && (
        <Field
          label="Limit price"
          unit={quote}
          inputMode="decimal"
          value={draft.limitPrice}
          onChange={(event) => change({ limitPrice: event.target.value })}
          error={errorOf('limitPrice') ?? (missing && !draft.limitPrice ? 'A limit order needs a price.' : undefined)}
        />
      )}
      <div className="flex items-start gap-1.5">
        <Field
          ref={quantityInput}
          className="min-w-0 flex-1"
          label="Quantity"
          unit={base}
          inputMode="decimal"
          placeholder={instrument.minimumQuantity}
          value={draft.quantity}
          onChange={(event) => change({ quantity: event.target.value })}
          onKeyDown={stepQuantity}
          error={errorOf('quantity') ?? (missing && !draft.quantity ? 'How much? Fill in a quantity.' : undefined)}
        />
        <Button
          look="plain"
          className="size-10 px-0"
          aria-label="One step less"
          onClick={() => change({ quantity: stepped(draft.quantity, -1, instrument) })}
        >
          <Minus className="size-3.5" aria-hidden="true" />
        </Button>
        <Button
          look="plain"
          className="size-10 px-0"
          aria-label="One step more"
          onClick={() => change({ quantity: stepped(draft.quantity, 1, instrument) })}
        >
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
          const part = quantityFor(share, effective, now)
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
      {draft.type === 'LIMIT' && (
        <label className="flex h-9 items-center justify-between gap-2 rounded-md border bg-sunken px-3 text-xs text-mute focus-within:border-accent">
          <span className="shrink-0">Good for</span>
          <select
            className="min-w-0 bg-sunken text-right text-xs font-medium text-ink outline-none"
            value={draft.timeInForce}
            onChange={(event) => change({ timeInForce: event.target.value as TimeInForce })}
          >
            {Object.entries(lives).map(([life, words]) => (
              <option key={life} value={life}>
                {words} ({life})
              </option>
            ))}
          </select>
        </label>
      )}
      <Check label="Stop-loss and take-profit" isOn={isProtected} onChange={setProtected} />
      {isProtected && (
        <div className="flex flex-col gap-1.5">
          {(
            [
              ['stopLossPrice', 'Stop-loss'],
              ['takeProfitPrice', 'Take-profit'],
            ] as const
          ).map(([field, label]) => (
            <Field
              key={field}
              label={label}
              unit={quote}
              inputMode="decimal"
              placeholder="none"
              value={draft[field]}
              onChange={(event) => change({ [field]: event.target.value })}
              error={errorOf(field)}
            />
          ))}
        </div>
      )}
      <Estimate
        estimate={estimate}
        isBuy={isBuy}
        instrument={instrument}
        feeRate={now.feeRate}
        free={isBuy ? now.freeQuote : now.freeBase}
      />
      {problem && <Refusal problem={problem} />}
      <Button
        type="submit"
        size="large"
        look={isBuy ? 'up' : 'down'}
        disabled={place.isPending}
        aria-busy={place.isPending}
        data-testid="submit-order"
      >
        {place.isPending ? 'Waiting for the gateway…' : `${isBuy ? 'Buy' : 'Sell'} ${base}`}
      </Button>
      <Check
        label="Ask before sending"
        isOn={asksFirst}
        onChange={(isOn) => {
          remember('confirm', isOn ? 'yes' : 'no')
          setAsksFirst(isOn)
        }}
      />
      {isAsking && estimate && (
        <ConfirmOrder
          order={toOrder(effective, symbol, '')}
          estimate={estimate}
          instrument={instrument}
          onConfirm={send}
          onClose={() => setAsking(false)}
        />
      )}
    </form>
  )
}

function useCircumstances(instrument: Instrument): Circumstances {
  const account = useAccount()
  const best = useQuote(`quotes:${instrument.symbol}`)
  return {
    instrument,
    bid: best?.bid ?? undefined,
    ask: best?.ask ?? undefined,
    freeQuote: freeOf(account, instrument.quote),
    freeBase: freeOf(account, instrument.base),
    feeRate: account?.takerFeeRate ?? usualFeeRate,
  }
}

function Check({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="flex cursor-pointer items-center gap-2 px-1 text-xs text-soft">
      <input
        type="checkbox"
        className="size-3.5 accent-accent-fill"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  )
}

function Refusal({ problem }: { problem: Problem }) {
  return (
    <>
      <Failure error={problem} compact />
      {problem.isUnanswered && (
        <p className="px-1 text-xs text-mute">
          Pressing again is safe: it asks about this same order and never places it twice.
        </p>
      )}
    </>
  )
}

function acceptance(order: Order, { symbol, base, priceDecimals, quantityDecimals }: Instrument) {
  const amount = `${quantity(order.quantity, quantityDecimals)} ${base}`
  return {
    title: `${symbol}: ${order.side === 'BUY' ? 'buy' : 'sell'} order ${words(order.status).toLowerCase()}`,
    detail: order.limitPrice ? `${amount} at ${price(order.limitPrice, priceDecimals)}.` : amount,
  }
}
