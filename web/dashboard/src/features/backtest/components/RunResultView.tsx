import { Signed } from '@/components/Signed'
import { Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { money, percent, price, words } from '@/lib/format'
import { type ClosedTrade, type Job, type RunResult, useResult } from '../api/backtests'
import { yearsOf } from '../series'
import { EquityChart } from './EquityChart'
import { Facts, part, tint } from './Facts'
import { OpinionsView, Warnings } from './OpinionsView'

const shownTrades = 200
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const minutes = (time: string) => time.slice(0, 16).replace('T', ' ')

const tradeColumns: Column<ClosedTrade>[] = [
  { name: 'Opened', cell: (row) => minutes(row.opened) },
  { name: 'Closed', cell: (row) => minutes(row.closed) },
  { name: 'Symbol', cell: (row) => row.symbol },
  { name: 'Side', cell: (row) => (row.side === 'BUY' ? 'Long' : 'Short') },
  { name: 'Entry', numeric: true, cell: (row) => money(row.entryNotional) },
  { name: 'Fees', numeric: true, wideOnly: true, cell: (row) => money(row.fees) },
  { name: 'Profit', numeric: true, cell: (row) => <Signed value={row.profit} /> },
  { name: 'Exit', cell: (row) => words(row.exitReason) },
]

/** What came of a run: what speaks against it first. */
export function RunResultView({ job }: { job: Job }) {
  const { data, error } = useResult<RunResult>(job.id)
  if (error) return <Failure error={error} />
  if (!data) return <Skeleton rows={8} label="Result" />
  const { metrics, honesty } = data
  return (
    <div className="flex flex-col gap-4 p-3 text-xs">
      {honesty.warnings.length > 0 && <Warnings warnings={honesty.warnings} />}
      <Facts
        facts={[
          ['Return', percent(metrics.totalReturn ?? undefined)],
          ['Buy and hold', percent(metrics.benchmark.benchmarkReturn ?? undefined)],
          ['Annual', percent(metrics.annualReturn ?? undefined)],
          ['Max drawdown', part(metrics.maximumDrawdown)],
          ['Sharpe', price(metrics.returns.sharpe, 2)],
          ['Sortino', price(metrics.returns.sortino, 2)],
          ['Calmar', price(metrics.calmar, 2)],
          ['Exposure', part(metrics.exposure)],
          ['Trades', price(metrics.trades.count, 0)],
          ['Won', part(metrics.trades.winRate)],
          ['Profit factor', price(metrics.trades.profitFactor, 2)],
          ['Fees', money(metrics.trades.fees)],
          ['Sharpe above 0', `${part(honesty.probabilisticSharpe)} sure`],
          ['Random as good', `${part(honesty.randomEntriesProbability)} of draws`],
        ]}
      />
      {data.opinions && <OpinionsView opinions={data.opinions} />}
      {honesty.candleNoise && <Noise noise={honesty.candleNoise} />}
      <EquityChart points={data.equity} />
      <Months months={metrics.months} />
      {/* biome-ignore lint/a11y/useSemanticElements: a group that the keyboard can scroll, not a set of fields */}
      <div
        role="group"
        aria-label="List of trades"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        className="max-h-96 overflow-auto"
      >
        <Table
          label="Trades"
          columns={tradeColumns}
          rows={data.trades.slice(-shownTrades).reverse()}
          rowKey={(row) => `${row.symbol} ${row.opened} ${row.closed} ${row.profit}`}
        />
      </div>
      <p className="text-2xs break-all text-mute">
        {price(data.bars, 0)} bars{data.detail && `, fills on ${data.detail}`}, hash {data.hash}
        {data.trades.length > shownTrades && `, the last ${shownTrades} trades are shown`}
      </p>
    </div>
  )
}

type NoiseRuns = NonNullable<RunResult['honesty']['candleNoise']>

/** The same run on slightly other bars. */
function Noise({ noise }: { noise: NoiseRuns }) {
  const spread = (of: NoiseRuns['sharpe'], shown: (value: number | null) => string) =>
    `${shown(of.p5)} / ${shown(of.p50)} / ${shown(of.p95)}`
  return (
    <section aria-label="Candle noise">
      <p className="pb-1 text-2xs text-mute">
        {noise.runs === 0
          ? `Candle noise was left out: ${noise.skipped}`
          : `${noise.runs} runs on slightly other bars: 5 % / median / 95 %`}
      </p>
      {noise.runs > 0 && (
        <Facts
          facts={[
            ['Return, noisy', spread(noise.totalReturn, (value) => percent(value ?? undefined))],
            ['Sharpe, noisy', spread(noise.sharpe, (value) => price(value, 2))],
            ['Drawdown, noisy', spread(noise.maximumDrawdown, part)],
          ]}
        />
      )}
    </section>
  )
}

function Months({ months }: { months: Record<string, number | null> }) {
  const years = yearsOf(months)
  const largest = Math.max(...Object.values(months).map((gain) => Math.abs(gain ?? 0)), 1e-9)
  return (
    <section aria-label="Months" className="overflow-x-auto">
      <table className="w-full text-right tabular-nums">
        <caption className="sr-only">Return of each month, percent</caption>
        <thead className="text-2xs text-mute">
          <tr>
            <th scope="col" className="text-left font-normal">
              Percent
            </th>
            {monthNames.map((name) => (
              <th key={name} scope="col" className="px-1 font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map(({ year, months: row }) => (
            <tr key={year}>
              <th scope="row" className="text-left font-medium">
                {year}
              </th>
              {monthNames.map((name, index) => {
                const gain = row[index]
                return (
                  <td key={name} className="px-1 py-0.5" ref={tint(gain === undefined ? 0 : gain / largest)}>
                    {gain === undefined ? '' : price(100 * gain, 1)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
