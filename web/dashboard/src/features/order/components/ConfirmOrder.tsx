import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import type { Instrument } from '@/features/instrument/api/instruments'
import { money, price, words } from '@/lib/format'
import type { NewOrder } from '../api/orders'
import type { Estimate } from '../draft'

type Props = { order: NewOrder; estimate: Estimate; instrument: Instrument; onConfirm: () => void; onClose: () => void }

export function ConfirmOrder({ order, estimate, instrument, onConfirm, onClose }: Props) {
  const { base, quote, priceDecimals } = instrument
  const act = order.side === 'BUY' ? 'Buy' : 'Sell'
  const rows: [string, string | undefined][] = [
    ['Type', words(order.type)],
    ['Quantity', `${order.quantity} ${base}`],
    [
      order.limitPrice ? 'Limit price' : 'Price now',
      `${price(order.limitPrice ?? estimate.price, priceDecimals)} ${quote}`,
    ],
    ['Stop-loss', order.stopLossPrice && price(order.stopLossPrice, priceDecimals)],
    ['Take-profit', order.takeProfitPrice && price(order.takeProfitPrice, priceDecimals)],
    [order.side === 'BUY' ? 'Estimated cost' : 'Estimated proceeds', `${money(estimate.cost)} ${quote}`],
    ['Estimated fee', `${money(estimate.fee)} ${quote}`],
  ]
  return (
    <Dialog
      title={`${act} ${order.quantity} ${base}?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button look={order.side === 'BUY' ? 'up' : 'down'} onClick={onConfirm} autoFocus>
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
