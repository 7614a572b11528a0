import { Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { percent, price } from '@/lib/format'
import { type Job, type OptimizationResult, type Trial, useResult } from '../api/backtests'
import { heatMap, shade, varied } from '../heat-map'
import { Facts, part, tint } from './Facts'

const shownTrials = 100
const settingsOf = (trial: Trial) =>
  Object.entries(trial.settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
const totalOf = (trial: Trial) => trial.metrics?.totalReturn

const columns: Column<Trial>[] = [
  { name: 'Settings', cell: settingsOf },
  { name: 'Return', numeric: true, cell: (row) => row.failed ?? percent(totalOf(row) ?? undefined) },
  { name: 'Sharpe', numeric: true, cell: (row) => price(row.metrics?.returns.sharpe, 2) },
  { name: 'Drawdown', numeric: true, cell: (row) => part(row.metrics?.maximumDrawdown) },
  { name: 'Trades', numeric: true, cell: (row) => price(row.metrics?.trades.count, 0) },
]

/** What came of many runs, and how much the best of them proves. */
export function OptimizationView({ job }: { job: Job }) {
  const { data, error } = useResult<OptimizationResult>(job.id)
  if (error) return <Failure error={error} />
  if (!data) return <Skeleton rows={8} label="Result" />
  const { trials, steps } = data
  const [row, column] = varied(trials ?? [])
  return (
    <div className="flex flex-col gap-4 p-3 text-xs">
      {trials ? (
        <>
          <Facts
            facts={[
              ['Trials', price(trials.length, 0)],
              ['More than chance', `${part(data.deflatedSharpe)} sure`],
              [
                'Probably overfitted',
                data.overfittingProbability === null ? 'unknown' : part(data.overfittingProbability),
              ],
            ]}
          />
          {row && column && <Heat trials={trials} row={row} column={column} />}
          <Table label="Trials" columns={columns} rows={trials.slice(0, shownTrials)} rowKey={settingsOf} />
        </>
      ) : (
        <>
          <Facts
            facts={[
              ['Return outside', percent(data.outsideReturn ?? undefined)],
              ['Efficiency', price(data.efficiency, 2)],
              ['Steps', price(steps?.length, 0)],
            ]}
          />
          <ul className="flex flex-col gap-1">
            {steps?.map((step) => (
              <li key={step.split}>
                {step.split.slice(0, 10)} to {step.to.slice(0, 10)}: inside {percent(totalOf(step.inside) ?? undefined)}
                , outside {percent(totalOf(step.outside) ?? undefined)}, {settingsOf(step.outside)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Heat({ trials, row, column }: { trials: readonly Trial[]; row: string; column: string }) {
  const map = heatMap(trials, row, column, totalOf)
  return (
    <section aria-label="Heat map" className="overflow-x-auto">
      <table className="text-right tabular-nums">
        <caption className="pb-1 text-left whitespace-nowrap text-2xs text-mute">
          Return in percent, {row} down and {column} across; of several trials the best
        </caption>
        <thead className="text-2xs text-mute">
          <tr>
            <td />
            {map.columns.map((value) => (
              <th key={value} scope="col" className="px-2 font-normal">
                {value}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.cells.map((line, index) => (
            <tr key={map.rows[index]}>
              <th scope="row" className="pr-2 text-2xs font-normal text-mute">
                {map.rows[index]}
              </th>
              {line.map((value, at) => (
                <td key={map.columns[at]} className="px-2 py-1" ref={tint(shade(value, map.cells))}>
                  {value === null ? '–' : price(100 * value, 1)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
