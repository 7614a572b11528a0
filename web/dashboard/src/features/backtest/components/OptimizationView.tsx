import { Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { percent, price, words } from '@/lib/format'
import { type Fold, type Job, type OptimizationResult, type Step, type Trial, useResult } from '../api/backtests'
import { Facts, part } from './Facts'
import { HoldOutPanel } from './HoldOutPanel'
import { OpinionsView, Warnings } from './OpinionsView'
import { Front, StabilityView } from './StabilityView'

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

const foldColumns: Column<Fold>[] = [
  { name: 'Fold', cell: (fold) => `${fold.from.slice(0, 10)} to ${fold.to.slice(0, 10)}` },
  { name: 'Chosen elsewhere', cell: (fold) => settingsOf(fold.outside) },
  { name: 'Return', numeric: true, cell: (fold) => fold.outside.failed ?? percent(totalOf(fold.outside) ?? undefined) },
  { name: 'Days chosen on', numeric: true, cell: (fold) => price(fold.trainingDays, 0) },
  { name: 'Purged', numeric: true, cell: (fold) => price(fold.purgedDays, 0) },
  { name: 'Embargoed', numeric: true, cell: (fold) => price(fold.embargoedDays, 0) },
]

const days = (from: string, to: string) => `${from.slice(0, 10)} to ${to.slice(0, 10)}`
const returnOf = (trial: Trial) => trial.failed ?? percent(totalOf(trial) ?? undefined)

const stepColumns: Column<Step>[] = [
  { name: 'Used', cell: (step) => days(step.split, step.to) },
  { name: 'Chosen on', wideOnly: true, cell: (step) => days(step.from, step.split) },
  { name: 'Settings', cell: (step) => settingsOf(step.outside) },
  { name: 'Return inside', numeric: true, cell: (step) => returnOf(step.inside) },
  { name: 'Return outside', numeric: true, cell: (step) => returnOf(step.outside) },
  { name: 'Sharpe inside', numeric: true, cell: (step) => price(step.inside.metrics?.returns.sharpe, 2) },
  { name: 'Sharpe outside', numeric: true, cell: (step) => price(step.outside.metrics?.returns.sharpe, 2) },
  { name: 'Efficiency', numeric: true, cell: (step) => price(step.efficiency, 2) },
]

/** What came of many runs, and how much the best of them proves. */
export function OptimizationView({ job }: { job: Job }) {
  const { data, error } = useResult<OptimizationResult>(job.id)
  if (error) return <Failure error={error} />
  if (!data) return <Skeleton rows={8} label="Result" />
  const { trials, steps, folds, opinions } = data
  return (
    <div className="flex flex-col gap-4 p-3 text-xs">
      {opinions && opinions.warnings.length > 0 && <Warnings warnings={opinions.warnings} />}
      {opinions && <OpinionsView opinions={opinions} />}
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
          {data.front && data.objectives && data.objectives.length > 1 && (
            <Front points={data.front} objectives={data.objectives} />
          )}
          {data.stability && <StabilityView stability={data.stability} />}
          <Table label="Trials" columns={columns} rows={trials.slice(0, shownTrials)} rowKey={settingsOf} />
        </>
      ) : folds ? (
        <>
          <Facts
            facts={[
              ['Return outside', percent(data.outsideReturn ?? undefined)],
              [`${words(data.objective ?? '')} outside`, price(data.outsideMean, 4)],
              ['Deviation of the folds', price(data.outsideDeviation, 4)],
              ['Folds', price(folds.length, 0)],
            ]}
          />
          <Table label="Folds" columns={foldColumns} rows={folds} rowKey={(fold) => fold.from} />
        </>
      ) : (
        <>
          <Facts
            facts={[
              ['Return outside', percent(data.outsideReturn ?? undefined)],
              ['Sharpe outside', price(data.outsideSharpe, 2)],
              ['Efficiency', price(data.efficiency, 2)],
              ['Steps', price(steps?.length, 0)],
            ]}
          />
          <Table label="Windows" columns={stepColumns} rows={steps ?? []} rowKey={(step) => step.split} />
        </>
      )}
      {data.holdOut && <HoldOutPanel job={job} />}
    </div>
  )
}
