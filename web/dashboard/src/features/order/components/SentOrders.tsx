import { Button } from '@/components/Button'
import { type Order, useCancelOrder, useOpenOrders } from '../api/orders'
import { tellFailure } from './OpenOrders'

/** Under the notice of what was sent: to take it back is to cancel it, for as long as it is open. */
export function SentOrders({ orderIds }: { orderIds: readonly Order['orderId'][] }) {
  const orders = useOpenOrders()
  const cancel = useCancelOrder()
  const open = orders?.filter((order) => orderIds.includes(order.orderId))
  if (!open) return null
  if (open.length === 0) return <p className="mt-1 text-mute">No longer open.</p>
  // The rest of a list ends with its first order, but canceling each is certain.
  const cancelAll = () => {
    for (const order of open.toReversed()) cancel.mutate(order.orderId, { onError: tellFailure })
  }
  return (
    <Button size="small" className="mt-2" disabled={cancel.isPending} onClick={cancelAll}>
      {open.length === 1 ? 'Cancel the order' : `Cancel all ${open.length}`}
    </Button>
  )
}
