import { Boundary } from '@/components/Boundary'
import { Panel } from '@/components/Panel'
import { AnalystPanel } from '@/features/analyst/components/AnalystPanel'
import { Strategies } from '@/features/strategy/components/Strategies'
import { StrategyFiles } from '@/features/strategy/components/StrategyFiles'
import { Page } from './Page'

/** What runs by itself, and who advises it. */
export function StrategiesPage() {
  return (
    <Page title="Strategies" about="What runs by itself, what it last said, and what came of it." isWide>
      <div className="grid items-start gap-3 lg:grid-cols-[1fr_24rem]">
        <Panel title="Strategies" hideTitle>
          <Boundary name="Strategies">
            <Strategies />
          </Boundary>
        </Panel>
        <div className="flex min-w-0 flex-col gap-3">
          <Boundary name="Your files">
            <StrategyFiles />
          </Boundary>
          <Boundary name="Analyst">
            <AnalystPanel />
          </Boundary>
        </div>
      </div>
    </Page>
  )
}
