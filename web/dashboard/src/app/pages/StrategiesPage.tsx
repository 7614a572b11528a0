import { Link } from 'wouter'
import { Boundary } from '@/components/Boundary'
import { Panel } from '@/components/Panel'
import { AnalystPanel } from '@/features/analyst/components/AnalystPanel'
import { Strategies } from '@/features/strategy/components/Strategies'
import { StrategyFiles } from '@/features/strategy/components/StrategyFiles'

/** What runs by itself, and who advises it. */
export function StrategiesPage() {
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-7xl flex-col gap-4 px-3 py-6 md:px-6">
        <header>
          <Link href="/" className="text-xs text-accent hover:underline md:hidden">
            ← Desk
          </Link>
          <h1 className="text-xl font-semibold">Strategies</h1>
          <p className="text-sm text-mute">What runs by itself, what it last said, and what came of it.</p>
        </header>
        <div className="grid items-start gap-3 lg:grid-cols-[1fr_22rem]">
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
      </div>
    </div>
  )
}
