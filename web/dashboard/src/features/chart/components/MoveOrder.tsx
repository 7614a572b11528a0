import { useEffect } from 'react'
import { Button } from '@/components/Button'
import { Check } from '@/components/Check'
import { Dialog } from '@/components/Dialog'
import { notify } from '@/components/notices'
import type { Instrument } from '@/features/instrument/api/instruments'
import { useAmendOrder } from '@/features/order/api/orders'
import { useConfirmations } from '@/features/order/confirmations'
import { price, words } from '@/lib/format'
import { problemOf } from '@/lib/problem'
import type { Amendable } from '../order-lines'

type Props = { amends: Amendable; to: string; instrument: Instrument; onDone: () => void }

/** An order was dragged to another price: asks, unless that is switched off, and amends it. */
export function MoveOrder({ amends: { order, field }, to, instrument, onDone }: Props) {
  const { amend: asks, ask } = useConfirmations()
  const amend = useAmendOrder()
  const send = () =>
    amend.mutate(
      { orderId: order.orderId, changes: { [field]: to } },
      {
        onError: (error) => {
          const { title, detail } = problemOf(error).body
          notify({ tone: 'down', title, detail })
        },
        onSettled: onDone,
      },
    )
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each drag, at its end
  useEffect(() => {
    if (!asks) send()
  }, [])
  if (!asks) return null
  const what = field === 'stopPrice' ? 'stop price' : 'limit price'
  const shown = (value: string | null) => `${price(value, instrument.priceDecimals)} ${instrument.quote}`
  return (
    <Dialog
      title={`Move the ${words(order.side).toLowerCase()} order?`}
      onClose={onDone}
      footer={
        <>
          <Button onClick={onDone}>Leave it</Button>
          <Button look="accent" disabled={amend.isPending} onClick={send} data-focus>
            Move it
          </Button>
        </>
      }
    >
      <p className="text-sm">
        {words(order.side)} {order.leavesQuantity} {instrument.base}: {what} from{' '}
        <span className="font-medium">{shown(order[field])}</span> to <span className="font-medium">{shown(to)}</span>.
      </p>
      <div className="mt-3">
        <Check label="Ask before an order is moved" isOn={asks} onChange={(isOn) => ask('amend', isOn)} />
      </div>
    </Dialog>
  )
}
