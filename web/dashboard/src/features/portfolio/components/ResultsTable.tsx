import { Signed } from '@/components/Signed'
import { Empty } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { compact, money, price } from '@/lib/format'
import { age } from '@/lib/time'
import { profitFactor, type Totals } from '../totals'

/** What each strategy, or each instrument, brought, the best first. */
export function ResultsTable({ label, first, rows }: { label: string; first: string; rows: readonly Totals[] }) {
  if (rows.length === 0) return <Empty title="No trade was closed in this time" />
  const columns: Column<Totals>[] = [
    { name: first, cell: (row) => <span className="font-medium">{row.name}</span> },
    { name: 'Result', numeric: true, cell: (row) => <Signed value={row.realizedPnl} /> },
    { name: 'Trades', numeric: true, cell: (row) => row.trades },
    { name: 'Won', numeric: true, cell: (row) => `${price((100 * row.won) / row.trades, 0)} %` },
    { name: 'Profit factor', numeric: true, cell: (row) => price(profitFactor(row), 2) },
    { name: 'Fees', numeric: true, cell: (row) => money(row.fees) },
    { name: 'Traded', numeric: true, wideOnly: true, cell: (row) => compact(row.notional) },
    { name: 'Held', numeric: true, wideOnly: true, cell: (row) => age(row.heldMillis / row.trades) },
  ]
  return <Table label={label} columns={columns} rows={rows} rowKey={(row) => row.name} />
}
