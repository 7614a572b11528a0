import { Signed } from '@/components/Signed'
import { useCurrentBar } from '@/features/market/api/bars'
import type { Trade } from '../api/trades'

/** As fast as figures in a table can be read. */
const renewMillis = 250

/** What an open trade stands at. The stream tells of a trade when it changes, not at each tick: between, the market's price marks it. */
export function OpenResult({ trade }: { trade: Trade }) {
  const day = useCurrentBar(`bars:${trade.symbol}:1d`, renewMillis)
  return <Signed value={markedResult(trade, day?.close)} withArrow />
}

/** For display only, hence a number. */
export function markedResult(trade: Trade, last: string | undefined): number | string | null {
  if (last === undefined || trade.entryPrice === null) return trade.unrealizedPnl
  const sign = trade.side === 'BUY' ? 1 : -1
  return sign * (Number(last) - Number(trade.entryPrice)) * Number(trade.openQuantity)
}
