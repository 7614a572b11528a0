import { Pencil, X } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { notify } from '@/components/notices'
import { SideLabel } from '@/components/Signed'
import { Empty, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { useDecimals } from '@/features/instrument/api/instruments'
import { price, quantity, words } from '@/lib/format'
import { problemOf } from '@/lib/problem'
import { clockTime, useZone } from '@/lib/time'
import { type Order, useCancelOrder, useOpenOrders } from '../api/orders'
import { contingencyHint, contingencyWords, type Listed, listed } from '../lists'
import { statusOf } from '../status'
import { lifeWords, termsOf } from '../terms'
import { AmendActs, AmendCell } from './Amend'
import { type Amending, useAmending } from './amending'

export function tellFailure(error: unknown): void {
  notify({ tone: 'down', title: problemOf(error).body.title, detail: problemOf(error).body.detail })
}

export function OpenOrders() {
  const orders = useOpenOrders()
  const decimals = useDecimals()
  const zone = useZone((state) => state.zone)
  const amending = useAmending()
  if (!orders) return <Skeleton label="Open orders" />
  if (orders.length === 0) {
    return (
      <Empty title="No open orders">
        A limit order that waits for its price stands here until it is filled or canceled.
      </Empty>
    )
  }
  const columns: Column<Listed>[] = [
    { name: 'Symbol', cell: (row) => <Place row={row} /> },
    { name: 'Side', cell: ({ order }) => <SideLabel side={order.side} /> },
    { name: 'Type', cell: ({ order }) => <span title={termsIn(order)}>{words(order.type)}</span> },
    { name: 'Status', cell: ({ order }) => <Status order={order} /> },
    {
      name: 'Quantity',
      numeric: true,
      cell: ({ order }) => (
        <AmendCell amending={amending} order={order} field="quantity">
          {quantity(order.quantity, decimals(order.symbol).quantity)}
        </AmendCell>
      ),
    },
    {
      name: 'Limit',
      numeric: true,
      cell: ({ order }) => (
        <AmendCell amending={amending} order={order} field="limitPrice">
          {price(order.limitPrice, decimals(order.symbol).price)}
        </AmendCell>
      ),
    },
    {
      name: 'Stop',
      numeric: true,
      cell: ({ order }) => (
        <AmendCell amending={amending} order={order} field="stopPrice">
          {price(order.stopPrice, decimals(order.symbol).price)}
        </AmendCell>
      ),
    },
    {
      name: 'Filled',
      numeric: true,
      cell: ({ order }) => quantity(order.filledQuantity, decimals(order.symbol).quantity),
    },
    {
      name: 'Good for',
      cell: ({ order }) => <span title={lifeWords[order.timeInForce]}>{order.timeInForce}</span>,
      wideOnly: true,
    },
    { name: 'Strategy', cell: ({ order }) => order.strategy || '–', wideOnly: true },
    { name: 'Placed', numeric: true, cell: ({ order }) => clockTime(order.createdAt, zone), wideOnly: true },
    { name: 'Acts', isAction: true, cell: ({ order }) => <Acts order={order} amending={amending} /> },
  ]
  return (
    <Table
      label="Open orders"
      columns={columns}
      rows={listed(orders)}
      rowKey={({ order }) => order.orderId}
      rowTestId={({ order }) => `order-${order.orderId}`}
    />
  )
}

/** The first order of a list names it; the others stand indented under it. */
function Place({ row: { order, place } }: { row: Listed }) {
  if (place === 'alone') return <span className="font-medium">{order.symbol}</span>
  return (
    <span className="font-medium">
      {place === 'under' && (
        <span
          aria-hidden="true"
          className="mr-1 ml-2 text-mute"
          title={order.parentOrderId === null ? contingencyHint(order) : `Waits for order ${order.parentOrderId}`}
        >
          └
        </span>
      )}
      {order.symbol}{' '}
      {place === 'first' ? (
        <Badge title={contingencyHint(order)}>
          {order.contingency === null ? 'List' : contingencyWords[order.contingency]} {order.listId}
        </Badge>
      ) : (
        <span className="sr-only">
          of list {order.listId}
          {order.parentOrderId !== null && `, waits for order ${order.parentOrderId}`}
        </span>
      )}
    </span>
  )
}

function Status({ order }: { order: Order }) {
  const { word, tone, hint } = statusOf(order)
  return (
    <Badge tone={tone} title={hint}>
      {word}
    </Badge>
  )
}

function Acts({ order, amending }: { order: Order; amending: Amending }) {
  const cancel = useCancelOrder()
  const amend: RefObject<HTMLButtonElement | null> = useRef(null)
  const [wasAmended, setAmended] = useState(false)
  const name = `${words(order.side)} ${order.quantity} ${order.symbol}`
  if (amending.orderId === order.orderId) return <AmendActs amending={amending} order={order} />
  const focusBack = (button: HTMLButtonElement | null) => {
    amend.current = button
    if (button && wasAmended) {
      button.focus()
      setAmended(false)
    }
  }
  return (
    <span className="inline-flex">
      <Button
        ref={focusBack}
        size="small"
        look="quiet"
        aria-label={`Amend ${name}`}
        title="Amend"
        onClick={() => {
          setAmended(true)
          amending.start(order)
        }}
      >
        <Pencil className="size-3.5" aria-hidden="true" />
      </Button>
      <Button
        size="small"
        look="quiet"
        aria-label={`Cancel ${name}`}
        title="Cancel"
        disabled={cancel.isPending}
        onClick={() => cancel.mutate(order.orderId, { onError: tellFailure })}
      >
        <X className="size-3.5" aria-hidden="true" />
      </Button>
    </span>
  )
}

function termsIn(order: Order): string | undefined {
  const parts = [
    order.postOnly && 'Post-only',
    order.reduceOnly && 'Reduce-only',
    order.displayQuantity && `Shows ${order.displayQuantity}`,
    termsOf[order.type].trails && `Trails by ${order.trailingOffset ?? `${order.trailingPercent} %`}`,
    order.expireTime && `Until ${order.expireTime}`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : undefined
}
