import { SideLabel } from '@/components/Signed'
import { Empty, Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { useDecimals } from '@/features/instrument/api/instruments'
import { price, quantity, words } from '@/lib/format'
import { clockTime, shortDate, useZone } from '@/lib/time'
import { type Fill, timeOf, useFills } from '../api/fills'

export function Fills() {
  const { data: fills, error, refetch } = useFills()
  const decimals = useDecimals()
  const zone = useZone((state) => state.zone)
  if (!fills && error) return <Failure error={error} retry={() => void refetch()} />
  if (!fills) return <Skeleton label="Fills" />
  if (fills.length === 0)
    return <Empty title="No fills yet">Each execution of an order is one line here, with its price and fee.</Empty>
  const columns: Column<Fill>[] = [
    { name: 'Symbol', cell: (fill) => <span className="font-medium">{fill.symbol}</span> },
    { name: 'Side', cell: (fill) => <SideLabel side={fill.side} /> },
    { name: 'Price', numeric: true, cell: (fill) => price(fill.lastPrice, decimals(fill.symbol).price) },
    { name: 'Quantity', numeric: true, cell: (fill) => quantity(fill.lastQuantity, decimals(fill.symbol).quantity) },
    { name: 'Fee', numeric: true, cell: (fill) => price(fill.fee, 4) },
    { name: 'Role', cell: (fill) => words(fill.liquidity ?? ''), wideOnly: true },
    { name: 'Order', numeric: true, cell: (fill) => fill.orderId, wideOnly: true },
    {
      name: 'Time',
      numeric: true,
      cell: (fill) => `${shortDate(timeOf(fill), zone)} ${clockTime(timeOf(fill), zone)}`,
    },
  ]
  return <Table label="Fills" columns={columns} rows={fills} rowKey={(fill) => fill.fillId} />
}
