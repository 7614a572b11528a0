import { Check } from '@/components/Check'
import { Field } from '@/components/Field'
import { Segmented } from '@/components/Segmented'
import { Select } from '@/components/Select'
import { useZone } from '@/lib/time'
import { type DraftField, has, isPair, lifeOf, livesOf, type ThenType } from '../draft'
import { lifeWords, type OrderType } from '../terms'
import type { Ticket } from './ticket'

type Kind = 'MARKET' | 'LIMIT' | 'STOP' | 'TAKE_PROFIT' | 'TRAILING_STOP'
const kinds: readonly { value: Kind; label: string; hint: string }[] = [
  { value: 'MARKET', label: 'Market', hint: 'At once, at the best price there is' },
  { value: 'LIMIT', label: 'Limit', hint: 'At this price or better' },
  { value: 'STOP', label: 'Stop', hint: 'Waits until the price has gone against it' },
  { value: 'TAKE_PROFIT', label: 'Target', hint: 'Take-profit: waits until the price has come to it' },
  { value: 'TRAILING_STOP', label: 'Trail', hint: 'Trailing stop: follows the market at a distance' },
]
const limited: Partial<Record<Kind, OrderType>> = { STOP: 'STOP_LIMIT', TAKE_PROFIT: 'TAKE_PROFIT_LIMIT' }
const kindOf = (type: OrderType): Kind => type.replace('_LIMIT', '') as Kind

/** The type in two steps: what releases the order, and whether it then has a limit. */
export function TypeField({ draft, change, now }: Ticket) {
  if (isPair(draft.mode)) return null
  const kind = kindOf(draft.type)
  const withLimit = limited[kind]
  const own = draft.side === 'BUY' ? now.bid : now.ask
  return (
    <>
      <Segmented
        label="Order type"
        value={kind}
        options={kinds}
        onChange={(type) =>
          change({ type, ...(type === 'LIMIT' ? { limitPrice: draft.limitPrice || own || '' } : {}) })
        }
      />
      {withLimit && (
        <Check
          label="Limit price once it is released"
          isOn={draft.type === withLimit}
          onChange={(isOn) => change({ type: isOn ? withLimit : kind })}
        />
      )}
    </>
  )
}

export function PriceFields(ticket: Ticket) {
  const { draft, change, now, said } = ticket
  return (
    <>
      <PriceField {...ticket} field="stopPrice" label="Stop price" />
      <PriceField {...ticket} field="limitPrice" label="Limit price" />
      {has(draft, 'trailingDistance') && (
        <div className="flex flex-col gap-1.5">
          <Segmented
            label="Distance in"
            value={draft.trailBy}
            options={[
              { value: 'PRICE', label: now.instrument.quote },
              { value: 'PERCENT', label: 'Percent' },
            ]}
            onChange={(trailBy) => change({ trailBy, trailingDistance: '' })}
          />
          <Field
            label="Distance"
            unit={draft.trailBy === 'PRICE' ? now.instrument.quote : '%'}
            inputMode="decimal"
            value={draft.trailingDistance}
            onChange={(event) => change({ trailingDistance: event.target.value })}
            {...said('trailingDistance')}
          />
        </div>
      )}
    </>
  )
}

type PriceProps = Ticket & {
  field: 'stopPrice' | 'limitPrice' | 'stopLossPrice' | 'takeProfitPrice' | 'thenPrice'
  label: string
}

function PriceField({ draft, change, now, said, field, label, placeholder }: PriceProps & { placeholder?: string }) {
  if (!has(draft, field)) return null
  return (
    <Field
      label={label}
      unit={now.instrument.quote}
      inputMode="decimal"
      {...(placeholder ? { placeholder } : {})}
      value={draft[field]}
      onChange={(event) => change({ [field]: event.target.value })}
      {...said(field)}
    />
  )
}

/** Of a single order what it may have, of a bracket what makes it one. */
export function ProtectionFields(ticket: Ticket) {
  const { draft, change } = ticket
  if (draft.mode !== 'SINGLE' && draft.mode !== 'BRACKET') return null
  const isBracket = draft.mode === 'BRACKET'
  const none = isBracket ? {} : { placeholder: 'none' }
  return (
    <>
      {!isBracket && !draft.reduceOnly && (
        <Check
          label="Stop-loss and take-profit"
          isOn={draft.isProtected}
          onChange={(isProtected) => change({ isProtected })}
        />
      )}
      <PriceField {...ticket} {...none} field="takeProfitPrice" label={isBracket ? 'Target price' : 'Take-profit'} />
      <PriceField {...ticket} {...none} field="stopLossPrice" label={isBracket ? 'Stop behind it' : 'Stop-loss'} />
    </>
  )
}

const thenTypes: readonly { value: ThenType; label: string }[] = [
  { value: 'LIMIT', label: 'Limit' },
  { value: 'STOP', label: 'Stop' },
  { value: 'MARKET', label: 'Market' },
]

/** What the first order of an OTO lets go of. */
export function ThenFields(ticket: Ticket) {
  const { draft, change } = ticket
  if (draft.mode !== 'OTO') return null
  return (
    <fieldset className="flex flex-col gap-2 rounded-md border p-2">
      <legend className="px-1 text-2xs text-mute">Then, as much as the first has filled</legend>
      <Segmented
        label="Side of the second order"
        value={draft.thenSide}
        options={[
          { value: 'BUY', label: 'Buy', tone: 'up' },
          { value: 'SELL', label: 'Sell', tone: 'down' },
        ]}
        onChange={(thenSide) => change({ thenSide })}
      />
      <Segmented
        label="Type of the second order"
        value={draft.thenType}
        options={thenTypes}
        onChange={(thenType) => change({ thenType })}
      />
      <PriceField {...ticket} field="thenPrice" label={draft.thenType === 'STOP' ? 'Then stop at' : 'Then limit at'} />
    </fieldset>
  )
}

export function LifeFields({ draft, change, said }: Ticket) {
  const zone = useZone((state) => state.zone)
  const field: DraftField = 'expireTime'
  const error = said('timeInForce').error
  return (
    <>
      <Select
        label="Good for"
        value={lifeOf(draft)}
        choices={livesOf(draft.mode, draft.type).map((life) => ({
          value: life,
          label: `${lifeWords[life]} (${life})`,
        }))}
        onChange={(timeInForce) => change({ timeInForce })}
        error={error}
      />
      {has(draft, field) && (
        <Field
          type="datetime-local"
          label={zone === 'utc' ? 'Until (UTC)' : 'Until'}
          value={draft.expireTime}
          onChange={(event) => change({ expireTime: event.target.value })}
          {...said(field)}
        />
      )}
    </>
  )
}
