import { Button } from '@/components/Button'
import { notify } from '@/components/notices'
import { SideLabel } from '@/components/Signed'
import { Empty, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { useDecimals } from '@/features/instrument/api/instruments'
import { price, quantity, words } from '@/lib/format'
import { problemOf } from '@/lib/problem'
import { clockTime, useZone } from '@/lib/time'
import { type Order, useCancelAllOrders, useCancelOrder, useOpenOrders } from '../api/orders'

const tellFailure = (error: unknown) =>
  notify({ tone: 'down', title: problemOf(error).body.title, detail: problemOf(error).body.detail })

export function OpenOrders() {
  const orders = useOpenOrders()
  const decimals = useDecimals()
  const zone = useZone((state) => state.zone)
  const cancel = useCancelOrder()
  if (!orders) return <Skeleton label="Open orders" />
  if (orders.length === 0) {
    return (
      <Empty title="No open orders">
        A limit order that waits for its price stands here until it is filled or canceled.
      </Empty>
    )
  }
  const columns: Column<Order>[] = [
    { name: 'Symbol', cell: (order) => <span className="font-medium">{order.symbol}</span> },
    { name: 'Side', cell: (order) => <SideLabel side={order.side} /> },
    { name: 'Type', cell: (order) => `${words(order.type)} · ${order.timeInForce}`, wideOnly: true },
    { name: 'Price', numeric: true, cell: (order) => price(order.limitPrice, decimals(order.symbol).price) },
    { name: 'Quantity', numeric: true, cell: (order) => quantity(order.quantity, decimals(order.symbol).quantity) },
    { name: 'Filled', numeric: true, cell: (order) => quantity(order.filledQuantity, decimals(order.symbol).quantity) },
    { name: 'Strategy', cell: (order) => order.strategy || '–', wideOnly: true },
    { name: 'Placed', numeric: true, cell: (order) => clockTime(order.createdAt, zone) },
    {
      name: 'Cancel',
      isAction: true,
      cell: (order) => (
        <Button
          size="small"
          look="quiet"
          aria-label={`Cancel ${words(order.side)} ${order.quantity} ${order.symbol}`}
          disabled={cancel.isPending && cancel.variables === order.orderId}
          onClick={() => cancel.mutate(order.orderId, { onError: tellFailure })}
        >
          Cancel
        </Button>
      ),
    },
  ]
  return (
    <Table
      label="Open orders"
      columns={columns}
      rows={orders}
      rowKey={(order) => order.orderId}
      rowTestId={(order) => `order-${order.orderId}`}
    />
  )
}

export function CancelAllOrders() {
  const orders = useOpenOrders()
  const cancelAll = useCancelAllOrders()
  return (
    <Button
      size="small"
      look="quiet"
      disabled={!orders?.length || cancelAll.isPending}
      onClick={() =>
        cancelAll.mutate(undefined, {
          onError: tellFailure,
          onSuccess: ({ canceled }) =>
            notify({ tone: 'plain', title: canceled === 1 ? '1 order canceled' : `${canceled} orders canceled` }),
        })
      }
    >
      Cancel all
    </Button>
  )
}
