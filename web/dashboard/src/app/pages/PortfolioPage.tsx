import { Printer } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Boundary } from '@/components/Boundary'
import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { Segmented } from '@/components/Segmented'
import { Signed } from '@/components/Signed'
import { Empty, Failure, Skeleton } from '@/components/states'
import { useAccount } from '@/features/account/api/account'
import { type EquityPoint, useEquity, useResults } from '@/features/portfolio/api/portfolio'
import { Allocation } from '@/features/portfolio/components/Allocation'
import { EquityCurve } from '@/features/portfolio/components/EquityCurve'
import { PnlCalendar } from '@/features/portfolio/components/PnlCalendar'
import { ResultsTable } from '@/features/portfolio/components/ResultsTable'
import { beginOf, type Range, ranges } from '@/features/portfolio/range'
import { profitFactor, type Totals, totalOf, totalsBy } from '@/features/portfolio/totals'
import { money, price } from '@/lib/format'
import { remember, remembered } from '@/lib/storage'
import { age, useZone } from '@/lib/time'
import { Page } from './Page'

function rememberedRange(): Range {
  const name = remembered('portfolio-range')
  return ranges.find(({ value }) => value === name)?.value ?? '30d'
}

/** What the account is worth, how it came there, and by whom. */
export function PortfolioPage() {
  const [range, setRange] = useState(rememberedRange)
  const [from, setFrom] = useState(() => beginOf(range, Date.now()))
  const choose = (chosen: Range) => {
    remember('portfolio-range', chosen)
    setRange(chosen)
    setFrom(beginOf(chosen, Date.now()))
  }
  const { zone } = useZone()
  const equity = useEquity(from)
  const results = useResults(from, zone)
  const total = results.data && totalOf(results.data)
  return (
    <Page
      title="Portfolio"
      about="What the account is worth, how it came there, and by whom."
      isWide
      aside={
        <div className="flex items-center gap-2 print:hidden">
          <Segmented label="Time" value={range} options={ranges} onChange={choose} />
          <Button size="small" onClick={() => window.print()}>
            <Printer className="size-4" aria-hidden="true" />
            Print
          </Button>
        </div>
      }
    >
      <Headline total={total} points={equity.data?.points} />
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)]">
        <Panel title="Equity and drawdown">
          <Boundary name="Equity">
            {equity.data ? (
              equity.data.points.length < 2 ? (
                <Empty title="Nothing was measured in this time">
                  The account's worth is written down as trading goes on. Choose a longer time, or wait a minute.
                </Empty>
              ) : (
                <EquityCurve points={equity.data.points} currency={equity.data.currency ?? ''} />
              )
            ) : equity.error ? (
              <Failure error={equity.error} retry={() => void equity.refetch()} />
            ) : (
              <Skeleton rows={8} label="Equity" />
            )}
          </Boundary>
        </Panel>
        <Panel title="Allocation and balances">
          <Boundary name="Allocation">
            <Allocation />
          </Boundary>
        </Panel>
      </div>
      {results.data ? (
        <>
          <div className="grid items-start gap-3 xl:grid-cols-2">
            <Panel title="By strategy">
              <ResultsTable
                label="Results by strategy"
                first="Strategy"
                rows={totalsBy(results.data, (row) => row.strategy ?? 'By hand')}
              />
            </Panel>
            <Panel title="By instrument">
              <ResultsTable
                label="Results by instrument"
                first="Instrument"
                rows={totalsBy(results.data, (row) => row.symbol)}
              />
            </Panel>
          </div>
          <Panel title="Calendar of results">
            <PnlCalendar results={results.data} />
          </Panel>
        </>
      ) : results.error ? (
        <Failure error={results.error} retry={() => void results.refetch()} />
      ) : (
        <Skeleton rows={6} label="Results" />
      )}
    </Page>
  )
}

/** The figures that are asked for first. */
function Headline({ total, points }: { total: Totals | undefined; points: readonly EquityPoint[] | undefined }) {
  const account = useAccount()
  const worst = points?.reduce((most, point) => Math.max(most, Number(point.drawdownPercent)), 0)
  const last = points?.at(-1)
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line text-xs sm:grid-cols-3 lg:grid-cols-6">
      <Figure name="Equity">{account ? `${money(account.equity)} ${account.currency}` : '–'}</Figure>
      <Figure name="Today">
        <Signed value={last?.dayPnl} />
      </Figure>
      <Figure name="Closed in this time, after fees">
        <Signed value={total?.realizedPnl} />
      </Figure>
      <Figure name="Fees in this time">{money(total?.fees)}</Figure>
      <Figure name="Largest drawdown">{worst === undefined ? '–' : `${price(worst, 2)} %`}</Figure>
      <Figure name="Trades, won, profit factor">
        {total
          ? `${total.trades} · ${total.trades === 0 ? '–' : `${price((100 * total.won) / total.trades, 0)} %`} · ${price(profitFactor(total), 2)}`
          : '–'}
        {total && total.trades > 0 && (
          <span className="ml-2 text-2xs font-normal text-mute">held {age(total.heldMillis / total.trades)}</span>
        )}
      </Figure>
    </dl>
  )
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="bg-panel px-3 py-2">
      <dt className="text-2xs text-mute">{name}</dt>
      <dd className="text-sm font-semibold">{children}</dd>
    </div>
  )
}
