import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { notify } from '@/components/notices'
import { SideLabel, Signed } from '@/components/Signed'
import { Empty, Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { useDecimals } from '@/features/instrument/api/instruments'
import { price, quantity, words } from '@/lib/format'
import { problemOf } from '@/lib/problem'
import { clockTime, shortDate, useZone } from '@/lib/time'
import { type Trade, useClosedTrades, useCloseTrade, useOpenTrades } from '../api/trades'
import { OpenResult } from './OpenResult'

export function OpenTrades() {
  const trades = useOpenTrades()
  const decimals = useDecimals()
  const zone = useZone((state) => state.zone)
  const close = useCloseTrade()
  if (!trades) return <Skeleton label="Open trades" />
  if (trades.length === 0) {
    return (
      <Empty title="No trade is open">
        A trade is a round trip from entry to exit. Each buy opens one; strategies open theirs by themselves.
      </Empty>
    )
  }
  const columns: Column<Trade>[] = [
    ...entryColumns(decimals),
    {
      name: 'Stop / target',
      numeric: true,
      cell: (trade) => {
        const { price: digits } = decimals(trade.symbol)
        return `${price(trade.stopLossPrice, digits)} / ${price(trade.takeProfitPrice, digits)}`
      },
    },
    {
      name: 'Unrealized',
      numeric: true,
      cell: (trade) => (trade.status === 'PENDING' ? <Badge>Pending</Badge> : <OpenResult trade={trade} />),
    },
    {
      name: 'Opened',
      numeric: true,
      cell: (trade) => clockTime(trade.openedAt ?? trade.createdAt, zone),
      wideOnly: true,
    },
    {
      name: 'Close',
      isAction: true,
      cell: (trade) => (
        <Button
          size="small"
          look="quiet"
          aria-label={`Close ${trade.symbol} trade ${trade.id}`}
          disabled={close.isPending && close.variables === trade.id}
          onClick={() =>
            close.mutate(trade.id, {
              onError: (error) =>
                notify({ tone: 'down', title: problemOf(error).body.title, detail: problemOf(error).body.detail }),
            })
          }
        >
          Close
        </Button>
      ),
    },
  ]
  return (
    <Table
      label="Open trades"
      columns={columns}
      rows={trades}
      rowKey={(trade) => trade.id}
      rowTestId={(trade) => `trade-${trade.id}`}
    />
  )
}

export function ClosedTrades() {
  const { data: trades, error, refetch } = useClosedTrades()
  const decimals = useDecimals()
  const zone = useZone((state) => state.zone)
  if (error && !trades) return <Failure error={error} retry={() => void refetch()} />
  if (!trades) return <Skeleton label="Closed trades" />
  if (trades.length === 0)
    return (
      <Empty title="No trade is closed yet">
        When a trade ends by its stop, its target, its strategy or by hand, its result stays here.
      </Empty>
    )
  const columns: Column<Trade>[] = [
    ...entryColumns(decimals),
    { name: 'Exit', numeric: true, cell: (trade) => price(trade.exitPrice, decimals(trade.symbol).price) },
    { name: 'Reason', cell: (trade) => (trade.exitReason ? words(trade.exitReason) : '–') },
    { name: 'Result', numeric: true, cell: (trade) => <Signed value={trade.realizedPnl} withArrow /> },
    {
      name: 'Closed',
      numeric: true,
      cell: (trade) => (trade.closedAt ? `${shortDate(trade.closedAt, zone)} ${clockTime(trade.closedAt, zone)}` : '–'),
    },
  ]
  return <Table label="Closed trades" columns={columns} rows={trades} rowKey={(trade) => trade.id} />
}

function entryColumns(decimals: ReturnType<typeof useDecimals>): Column<Trade>[] {
  return [
    { name: 'Symbol', cell: (trade) => <span className="font-medium">{trade.symbol}</span> },
    { name: 'Side', cell: (trade) => <SideLabel side={trade.side} /> },
    { name: 'Strategy', cell: (trade) => trade.strategy || 'By hand' },
    { name: 'Quantity', numeric: true, cell: (trade) => quantity(trade.quantity, decimals(trade.symbol).quantity) },
    { name: 'Entry', numeric: true, cell: (trade) => price(trade.entryPrice, decimals(trade.symbol).price) },
  ]
}
