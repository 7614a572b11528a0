import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import type { Instrument } from '@/features/instrument/api/instruments'
import { money, price, words } from '@/lib/format'
import { clockTime, shortDate, useZone } from '@/lib/time'
import type { Contingency, NewOrder, NewOrderList } from '../api/orders'
import type { Estimate } from '../estimate'
import { lifeWords } from '../terms'

type Props = {
  request: NewOrder | NewOrderList
  estimate: Estimate
  instrument: Instrument
  onConfirm: () => void
  onClose: () => void
}

export function ConfirmOrder({ request, estimate, instrument, onConfirm, onClose }: Props) {
  const { base, quote } = instrument
  const zone = useZone((state) => state.zone)
  const isList = 'contingency' in request
  const orders = isList ? request.orders : [request]
  const [first] = orders
  if (!first) return null
  const act = first.side === 'BUY' ? 'Buy' : 'Sell'
  const until = first.expireTime && `${shortDate(first.expireTime, zone)} ${clockTime(first.expireTime, zone)}`
  const rows: [string, string | undefined][] = [
    ...orders.flatMap((order, index) => partsOf(order, estimate, instrument, roleOf(request, index))),
    ['Good for', until ?? (first.timeInForce && lifeWords[first.timeInForce])],
    [first.side === 'BUY' ? 'Estimated cost' : 'Estimated proceeds', `${money(estimate.cost)} ${quote}`],
    ['Estimated fee', `${money(estimate.fee)} ${quote}`],
  ]
  return (
    <Dialog
      title={`${act} ${first.quantity} ${base}?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button look={first.side === 'BUY' ? 'up' : 'down'} onClick={onConfirm} data-focus>
            {act} {base}
          </Button>
        </>
      }
    >
      <dl className="grid grid-cols-2 gap-y-1.5 text-sm">
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-mute">{name}</dt>
              <dd className="text-right font-medium">{value}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  )
}

const roles: Record<Contingency, readonly string[]> = {
  BRACKET: ['Entry: ', 'Target: ', 'Stop: '],
  OCO: ['Limit: ', 'Stop: '],
  OUO: ['Limit: ', 'Stop: '],
  OTO: ['First: ', 'Then: '],
}

function roleOf(request: NewOrder | NewOrderList, index: number): string {
  if (!('contingency' in request)) return ''
  return roles[request.contingency][index] ?? ''
}

function partsOf(
  order: NewOrder,
  estimate: Estimate,
  { base, quote, priceDecimals }: Instrument,
  role: string,
): [string, string | undefined][] {
  const at = (value: string | undefined) => value && `${price(value, priceDecimals)} ${quote}`
  const name = (text: string) => (role ? `${role}${text.toLowerCase()}` : text)
  const isChild = role.startsWith('Target') || role.startsWith('Stop')
  const trails = order.trailingPercent ? `${order.trailingPercent} %` : at(order.trailingOffset)
  return [
    [name('Side'), role === 'Then: ' ? words(order.side) : undefined],
    [name('Type'), words(order.type)],
    [name('Quantity'), isChild ? undefined : `${order.quantity} ${base}`],
    [name('Stop price'), at(order.stopPrice)],
    [name('Limit price'), at(order.limitPrice)],
    [name('Price now'), order.type === 'MARKET' ? at(estimate.price) : undefined],
    [name('Distance'), trails],
    ['Stop-loss', at(order.stopLossPrice)],
    ['Take-profit', at(order.takeProfitPrice)],
    ['Shown in the book', order.displayQuantity && `${order.displayQuantity} ${base}`],
    ['Post-only', order.postOnly ? 'Yes' : undefined],
    ['Reduce-only', order.reduceOnly ? 'Yes' : undefined],
  ]
}
