import { Signed } from '@/components/Signed'
import { Spark } from '@/components/Spark'
import { useMonth } from '@/features/portfolio/api/portfolio'
import { profitFactor, totalOf, totalsBy } from '@/features/portfolio/totals'
import { price, toneOf } from '@/lib/format'

/** What the closed trades of 30 days brought, after fees, and how that came about. */
export function StrategyResults({ name, symbol }: { name: string; symbol: string }) {
  const { data } = useMonth()
  const own = (data ?? []).filter((row) => row.strategy === name && row.symbol === symbol)
  if (own.length === 0) return null
  const total = totalOf(own)
  const days = totalsBy(own, (row) => row.day).sort((one, other) => one.name.localeCompare(other.name))
  let sum = 0
  const course = days.map((day) => {
    sum += Number(day.realizedPnl)
    return sum
  })
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-raised px-2 py-1.5 text-soft">
      <span className="text-mute">30 days</span>
      <Signed value={total.realizedPnl} className="font-medium" />
      <span>
        {total.trades} trades, {price((100 * total.won) / total.trades, 0)} % won
      </span>
      <span>profit factor {price(profitFactor(total), 2)}</span>
      <span className="ml-auto">
        <Spark values={course} tone={toneOf(total.realizedPnl)} />
      </span>
    </p>
  )
}
