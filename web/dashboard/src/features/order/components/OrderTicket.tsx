import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/Button'
import { Check } from '@/components/Check'
import { notify } from '@/components/notices'
import { Segmented } from '@/components/Segmented'
import { freeOf, useAccount } from '@/features/account/api/account'
import { useChosenAccount } from '@/features/account/api/chosen-account'
import type { Instrument } from '@/features/instrument/api/instruments'
import { useQuote } from '@/features/market/api/quotes'
import { decimalText, parseDecimal } from '@/lib/decimal'
import { price, quantity } from '@/lib/format'
import { problemOf } from '@/lib/problem'
import { instantOf, useZone } from '@/lib/time'
import { type Order, usePlaceOrder } from '../api/orders'
import { usePreview } from '../api/preview'
import { useConfirmations } from '../confirmations'
import { type Draft, draftFields, emptyDraft, has, isComplete } from '../draft'
import { errorsOf } from '../draft-errors'
import { type Circumstances, estimateOf } from '../estimate'
import { mostOrders, pointersOf, toRequest } from '../request'
import { riskOf, withQuantity } from '../sizing'
import { statusOf } from '../status'
import { opposite } from '../terms'
import { useTicketIntent } from '../ticket-intent'
import { ConfirmOrder } from './ConfirmOrder'
import { Estimate } from './Estimate'
import { FurtherTerms } from './FurtherTerms'
import { GateWord } from './GateWord'
import { LifeFields, PriceFields, ProtectionFields, ThenFields, TypeField } from './PriceFields'
import { QuantityField } from './QuantityField'
import { Refusal } from './Refusal'
import { SentOrders } from './SentOrders'
import { saidOf, type Ticket } from './ticket'

/** What the account is charged before the gate was asked: the demo account's rate. */
const usualFeeRate = '0.001'
/** So long an order that was sent can be taken back from its notice. */
const undoMillis = 20_000
/** So often the ticket reckons with the newest quote: what it says can be read, and what it says is what is sent. Empty, it has nothing to say. */
const reckonMillis = 400
const emptyMillis = 2_000

export function OrderTicket({ instrument }: { instrument: Instrument }) {
  const { symbol, base } = instrument
  const account = useChosenAccount()
  const zone = useZone((state) => state.zone)
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const confirmations = useConfirmations()
  const [isAsking, setAsking] = useState(false)
  const [attempted, setAttempted] = useState(false)
  const place = usePlaceOrder()
  const quantityInput = useRef<HTMLInputElement>(null)
  /** Kept until there is an answer: pressing again after a lost one asks about the same order and never makes a second. */
  const ids = useRef<readonly string[]>(undefined)
  const [feeRate, setFeeRate] = useState<string>()
  const now = useCircumstances(instrument, feeRate, isEmpty(draft) ? emptyMillis : reckonMillis)

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
      ...(wish.limitPrice ? { mode: 'SINGLE', type: 'LIMIT', limitPrice: wish.limitPrice } : {}),
    }))
    if (wish.side) quantityInput.current?.focus()
  }, [wish])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another symbol or account means another order
  useEffect(() => {
    setDraft(({ mode, side, type, sizeBy }) => ({ ...emptyDraft, mode, side, type, sizeBy }))
    setAttempted(false)
    ids.current = undefined
    place.reset()
  }, [symbol, account])

  const whole = withQuantity(draft, now)
  const own = errorsOf(whole, now)
  const estimate = estimateOf(whole, now)
  const isBuy = draft.side === 'BUY'
  const request = () => {
    ids.current ??= Array.from({ length: mostOrders }, () => crypto.randomUUID())
    return toRequest({ ...whole, expireTime: instantOf(draft.expireTime, zone) }, symbol, ids.current)
  }
  const isSendable = isComplete(whole) && Object.keys(own).length === 0
  const preview = usePreview(isSendable && !place.isPending ? request() : undefined)
  const feePercent = preview.data?.feePercent
  useEffect(() => {
    const units = feePercent == null ? undefined : parseDecimal(feePercent)
    if (units !== undefined) setFeeRate(decimalText(units / 100n))
  }, [feePercent])
  const ticket: Ticket = { draft, change, now, said: saidOf({ draft, own, problem, attempted, change }) }

  const send = () => {
    setAsking(false)
    place.mutate(request(), {
      onSuccess: (orders) => {
        ids.current = undefined
        setAttempted(false)
        setDraft((before) => ({
          ...before,
          quantity: '',
          size: '',
          stopPrice: '',
          stopLossPrice: '',
          takeProfitPrice: '',
          displayQuantity: '',
          thenPrice: '',
        }))
        // A whole fill is told by the fill itself.
        if (orders.some((order) => order.status !== 'FILLED')) {
          const orderIds = orders.map((order) => order.orderId)
          notify({
            tone: 'plain',
            ...acceptance(orders, instrument),
            body: <SentOrders orderIds={orderIds} />,
            stays: undoMillis,
          })
        }
      },
      onError: (error) => {
        if (!problemOf(error).isUnanswered) ids.current = undefined
      },
    })
  }
  const use = (pointer: string, value: string) => {
    const field = draftFields.find((each) => has(draft, each) && pointersOf(draft, each).includes(pointer))
    if (field === 'size' || field === 'quantity') change({ sizeBy: 'QUANTITY', size: '', quantity: value })
    else if (field) change({ [field]: value })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (!isSendable || place.isPending) return
    if (confirmations.order) setAsking(true)
    else send()
  }

  return (
    <form
      aria-label="Order ticket"
      onSubmit={submit}
      noValidate
      className="flex flex-col gap-2 p-3 pt-0"
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
        onChange={(side) => change({ side, thenSide: opposite(side) })}
      />
      <Segmented
        label="Orders"
        value={draft.mode}
        options={[
          { value: 'SINGLE', label: 'Single' },
          { value: 'BRACKET', label: 'Bracket', hint: 'An entry, with a target and a stop behind it' },
          { value: 'OCO', label: 'OCO', hint: 'A limit and a stop: one cancels the other' },
          { value: 'OUO', label: 'OUO', hint: 'A limit and a stop: what one fills, the other has less' },
          { value: 'OTO', label: 'OTO', hint: 'One order, and another that waits until it fills' },
        ]}
        onChange={(mode) => change({ mode })}
      />
      <TypeField {...ticket} />
      <PriceFields {...ticket} />
      <QuantityField {...ticket} inputRef={quantityInput} />
      <ProtectionFields {...ticket} />
      <ThenFields {...ticket} />
      <LifeFields {...ticket} />
      <FurtherTerms {...ticket} />
      <Estimate
        estimate={estimate}
        risk={riskOf(whole, now)}
        isBuy={isBuy}
        instrument={instrument}
        feeRate={now.feeRate}
        free={isBuy ? now.freeQuote : now.freeBase}
      >
        {preview.data || preview.error ? false : undefined}
      </Estimate>
      {problem && <Refusal draft={draft} problem={problem} />}
      {/* In sight where the ticket is longer than its place. */}
      <div className="sticky bottom-0 z-10 -mx-3 -my-1 flex flex-col gap-2 bg-panel px-3 py-1">
        <div aria-live="polite" className="text-xs empty:hidden">
          {(preview.data || preview.error) && (
            <GateWord
              preview={preview.data}
              error={preview.error}
              isAsking={preview.isAsking}
              instrument={instrument}
              onUse={(pointer, value) => use(pointer, value)}
            />
          )}
        </div>
        <Button
          type="submit"
          size="large"
          className="w-full"
          look={isBuy ? 'up' : 'down'}
          disabled={place.isPending}
          aria-busy={place.isPending}
          data-testid="submit-order"
        >
          {place.isPending ? 'Waiting for the gateway…' : `${isBuy ? 'Buy' : 'Sell'} ${base}`}
        </Button>
      </div>
      <Check
        label="Ask before sending"
        isOn={confirmations.order}
        onChange={(isOn) => confirmations.ask('order', isOn)}
      />
      {isAsking && estimate && (
        <ConfirmOrder
          request={request()}
          estimate={estimate}
          instrument={instrument}
          onConfirm={send}
          onClose={() => setAsking(false)}
        />
      )}
    </form>
  )
}

const isEmpty = ({ quantity, size, limitPrice, stopPrice }: Draft) => !(quantity || size || limitPrice || stopPrice)

function useCircumstances(instrument: Instrument, feeRate: string | undefined, everyMillis: number): Circumstances {
  const account = useAccount()
  const best = useQuote(`quotes:${instrument.symbol}`, everyMillis)
  return {
    instrument,
    bid: best?.bid ?? undefined,
    ask: best?.ask ?? undefined,
    freeQuote: freeOf(account, instrument.quote),
    freeBase: freeOf(account, instrument.base),
    feeRate: feeRate ?? account?.takerFeeRate ?? usualFeeRate,
    equity: account?.equity,
    currency: account?.currency,
  }
}

function acceptance(orders: readonly Order[], { symbol, base, priceDecimals, quantityDecimals }: Instrument) {
  const [first] = orders
  if (!first) return { title: `${symbol}: accepted` }
  const amount = `${quantity(first.quantity, quantityDecimals)} ${base}`
  if (orders.length > 1) {
    return { title: `${symbol}: ${orders.length} orders accepted`, detail: `One list of ${amount} each.` }
  }
  const at = first.stopPrice ?? first.limitPrice
  return {
    title: `${symbol}: ${first.side === 'BUY' ? 'buy' : 'sell'} order ${statusOf(first).word.toLowerCase()}`,
    detail: at ? `${amount} at ${price(at, priceDecimals)}.` : amount,
  }
}
