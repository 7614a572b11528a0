import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { Empty, Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { percent, price, words } from '@/lib/format'
import { isOver, type Job, useJobs, useRemoveJob } from '../api/backtests'
import { mostCompared } from './Comparison'
import { part } from './Facts'

const settingsOf = (job: Job) =>
  Object.entries(job.settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')

function left(seconds: number | null): string {
  if (seconds === null) return ''
  return seconds < 60 ? `, ${seconds} s left` : `, ${Math.round(seconds / 60)} min left`
}

/** The runs side by side, newest first. */
export function Runs({
  shown,
  onShow,
  compared,
  onCompare,
}: {
  shown: number | undefined
  onShow: (id: number | undefined) => void
  compared: readonly number[]
  onCompare: (ids: readonly number[]) => void
}) {
  const { data, error, refetch } = useJobs()
  const remove = useRemoveJob()
  const columns: Column<Job>[] = [
    {
      name: 'Run',
      cell: (job) => (
        <Button
          size="small"
          look={job.id === shown ? 'accent' : 'quiet'}
          disabled={job.status !== 'DONE'}
          aria-pressed={job.id === shown}
          onClick={() => onShow(job.id)}
        >
          {job.id} {job.strategy}
        </Button>
      ),
    },
    {
      name: 'Side by side',
      cell: (job) =>
        job.kind !== 'OPTIMIZATION' && job.status === 'DONE' ? (
          <input
            type="checkbox"
            className="size-4 accent-(--accent-fill)"
            aria-label={`Compare run ${job.id}`}
            checked={compared.includes(job.id)}
            disabled={!compared.includes(job.id) && compared.length >= mostCompared}
            onChange={(event) =>
              onCompare(event.target.checked ? [...compared, job.id] : compared.filter((id) => id !== job.id))
            }
          />
        ) : null,
    },
    { name: 'On', cell: (job) => `${job.symbols.join(', ')} ${job.figures?.frame ?? ''}` },
    {
      name: 'Settings',
      isLong: true,
      cell: (job) =>
        job.kind === 'OPTIMIZATION'
          ? 'many'
          : `${settingsOf(job) || 'usual'}${job.kind === 'HOLD_OUT' ? ', a look' : ''}`,
    },
    { name: 'State', isLong: true, cell: (job) => <State job={job} /> },
    { name: 'Return', numeric: true, cell: (job) => percent(job.figures?.totalReturn ?? undefined) },
    { name: 'Sharpe', numeric: true, cell: (job) => price(job.figures?.sharpe, 2) },
    { name: 'Drawdown', numeric: true, cell: (job) => part(job.figures?.maximumDrawdown) },
    { name: 'Trades', numeric: true, cell: (job) => price(job.figures?.trades, 0) },
    {
      name: 'Act',
      isAction: true,
      cell: (job) => (
        <Button
          size="small"
          look="quiet"
          aria-label={`${isOver(job) ? 'Remove' : 'Cancel'} run ${job.id}`}
          onClick={() => {
            if (job.id === shown) onShow(undefined)
            if (compared.includes(job.id)) onCompare(compared.filter((id) => id !== job.id))
            remove.mutate(job.id)
          }}
        >
          {isOver(job) ? 'Remove' : 'Cancel'}
        </Button>
      ),
    },
  ]
  return (
    <Panel title="Runs">
      {data ? (
        data.length === 0 ? (
          <Empty title="Nothing was run yet">The form says what to run; the bars come from the page Data.</Empty>
        ) : (
          <Table label="All runs" columns={columns} rows={data} rowKey={(job) => job.id} />
        )
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton label="Runs" />
      )}
    </Panel>
  )
}

function State({ job }: { job: Job }) {
  if (job.status === 'RUNNING')
    return (
      <span className="flex items-center gap-2">
        <progress
          aria-label={`Progress of run ${job.id}`}
          max={1}
          value={job.progress}
          className="h-1 w-16 shrink-0 overflow-hidden rounded-full bg-raised [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-raised [&::-webkit-progress-value]:bg-accent"
        />
        {Math.floor(100 * job.progress)} %{left(job.secondsLeft)}
      </span>
    )
  if (job.status === 'FAILED')
    return (
      <span>
        <Badge tone="down">Failed</Badge> {job.problem}
      </span>
    )
  return <Badge tone={job.status === 'DONE' ? 'up' : 'warn'}>{words(job.status)}</Badge>
}
