import { Printer } from 'lucide-react'
import { useSearchParams } from 'wouter'
import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { useJobs } from '@/features/backtest/api/backtests'
import { Comparison } from '@/features/backtest/components/Comparison'
import { LookView } from '@/features/backtest/components/HoldOutPanel'
import { OptimizationView } from '@/features/backtest/components/OptimizationView'
import { RunForm } from '@/features/backtest/components/RunForm'
import { RunResultView } from '@/features/backtest/components/RunResultView'
import { Runs } from '@/features/backtest/components/Runs'
import { DriftPanel } from '@/features/drift/components/DriftPanel'
import { Page } from './Page'

export function BacktestsPage() {
  const [search, setSearch] = useSearchParams()
  const { data } = useJobs()
  const chosen = search.has('run') ? Number(search.get('run')) : undefined
  const compared = (search.get('compare') ?? '').split(',').filter(Boolean).map(Number)
  /** What is looked at is in the address: it can be kept, sent, and gone back to. */
  const look = (name: 'run' | 'compare', value: string | undefined) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        return after
      },
      { replace: true },
    )
  const setChosen = (id: number | undefined) => look('run', id === undefined ? undefined : String(id))
  const sideBySide = compared.flatMap((id) => data?.find((job) => job.id === id && job.status === 'DONE') ?? [])
  const shown = data?.find((job) => job.id === chosen && job.status === 'DONE')
  return (
    <Page
      isWide
      title="Backtests"
      about="Strategies on the past, through the same risk, matching and fees that trade live."
    >
      <div className="grid items-start gap-3 lg:grid-cols-[20rem_1fr]">
        <RunForm onStarted={(job) => setChosen(job.id)} />
        <div className="grid min-w-0 gap-3">
          <Runs
            shown={chosen}
            onShow={setChosen}
            compared={compared}
            onCompare={(ids) => look('compare', ids.join(','))}
          />
          {sideBySide.length > 1 && <Comparison jobs={sideBySide} />}
          {shown && (
            <Panel
              title={`Run ${shown.id}: ${shown.strategy} on ${shown.symbols.join(', ')}`}
              aside={
                <Button size="small" look="quiet" onClick={() => window.print()}>
                  <Printer className="size-3.5" aria-hidden="true" />
                  Print
                </Button>
              }
            >
              {shown.kind === 'BACKTEST' ? (
                <RunResultView key={shown.id} job={shown} />
              ) : shown.kind === 'HOLD_OUT' ? (
                <LookView key={shown.id} job={shown} />
              ) : (
                <OptimizationView key={shown.id} job={shown} />
              )}
            </Panel>
          )}
          <DriftPanel />
        </div>
      </div>
    </Page>
  )
}
