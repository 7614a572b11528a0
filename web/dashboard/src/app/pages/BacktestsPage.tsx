import { useState } from 'react'
import { Panel } from '@/components/Panel'
import { useJobs } from '@/features/backtest/api/backtests'
import { LookView } from '@/features/backtest/components/HoldOutPanel'
import { OptimizationView } from '@/features/backtest/components/OptimizationView'
import { RunForm } from '@/features/backtest/components/RunForm'
import { RunResultView } from '@/features/backtest/components/RunResultView'
import { Runs } from '@/features/backtest/components/Runs'
import { DriftPanel } from '@/features/drift/components/DriftPanel'
import { Page } from './Page'

export function BacktestsPage() {
  const [chosen, setChosen] = useState<number>()
  const { data } = useJobs()
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
          <Runs shown={chosen} onShow={setChosen} />
          {shown && (
            <Panel title={`Run ${shown.id}: ${shown.strategy} on ${shown.symbols.join(', ')}`}>
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
