import { Button } from '@/components/Button'
import { Signed } from '@/components/Signed'
import { Empty, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { useDecimals } from '@/features/instrument/api/instruments'
import { useHotAct } from '@/features/order/hot'
import { money, price, quantity } from '@/lib/format'
import { type Position, usePositions } from '../api/positions'

export function Positions() {
  const positions = usePositions()
  const decimals = useDecimals()
  const close = useHotAct((state) => state.ask)
  if (!positions) return <Skeleton label="Positions" />
  if (positions.length === 0) {
    return (
      <Empty title="Nothing is held">
        Buy with the order ticket, or wait for a strategy: what the account holds appears here with its gain or loss.
      </Empty>
    )
  }
  const columns: Column<Position>[] = [
    { name: 'Symbol', cell: (row) => <span className="font-medium">{row.symbol}</span> },
    {
      name: 'Side',
      cell: (row) => (
        <span className={row.side === 'BUY' ? 'text-up' : 'text-down'}>{row.side === 'BUY' ? 'Long' : 'Short'}</span>
      ),
    },
    { name: 'Quantity', numeric: true, cell: (row) => quantity(row.quantity, decimals(row.symbol).quantity) },
    { name: 'Unrealized', numeric: true, cell: (row) => <Signed value={row.unrealizedPnl} withArrow /> },
    { name: 'Average', numeric: true, cell: (row) => price(row.averagePrice, decimals(row.symbol).price) },
    { name: 'Market', numeric: true, cell: (row) => price(row.marketPrice, decimals(row.symbol).price) },
    { name: 'Value', numeric: true, cell: (row) => money(row.marketValue) },
    { name: 'Realized', numeric: true, cell: (row) => <Signed value={row.realizedPnl} />, wideOnly: true },
    { name: 'Fees', numeric: true, cell: (row) => money(row.fees), wideOnly: true },
    {
      name: 'Close',
      isAction: true,
      cell: ({ symbol }) => (
        <Button
          size="small"
          look="quiet"
          aria-label={`Close the position in ${symbol}`}
          onClick={() => close({ kind: 'CLOSE', symbol })}
        >
          Close
        </Button>
      ),
    },
  ]
  return (
    <Table
      label="Positions"
      columns={columns}
      rows={positions}
      rowKey={(row) => row.symbol}
      rowTestId={(row) => `position-${row.symbol}`}
    />
  )
}
