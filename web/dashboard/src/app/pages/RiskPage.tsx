import { Boundary } from '@/components/Boundary'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/states'
import { useRisk } from '@/features/risk/api/risk'
import { DeadManSwitchPanel } from '@/features/risk/components/DeadManSwitchPanel'
import { Denials } from '@/features/risk/components/Denials'
import { LimitsPanel } from '@/features/risk/components/LimitsPanel'
import { LocksPanel } from '@/features/risk/components/LocksPanel'
import { OverridesPanel } from '@/features/risk/components/OverridesPanel'
import { PermissionsPanel } from '@/features/risk/components/PermissionsPanel'
import { ProtectionsPanel } from '@/features/risk/components/ProtectionsPanel'
import { StatePanel } from '@/features/risk/components/StatePanel'
import { SwitchHistory } from '@/features/risk/components/SwitchHistory'
import { Page } from './Page'

/** What bounds the account, what has stopped it, and why something was refused. */
export function RiskPage() {
  const risk = useRisk()
  return (
    <Page title="Risk" about="What the account may do, how much room it has, and why something was refused." isWide>
      {risk ? (
        <div className="grid gap-3 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-3">
            <StatePanel risk={risk} />
            <LimitsPanel risk={risk} />
            <OverridesPanel overrides={risk.overrides} />
          </div>
          <div className="flex min-w-0 flex-col gap-3">
            <LocksPanel locks={risk.locks} />
            <PermissionsPanel permissions={risk.permissions} />
            <DeadManSwitchPanel armed={risk.deadManSwitch} />
            <ProtectionsPanel protections={risk.protections} />
            <Panel title="Kill switches, by time" className="max-h-80" scrolls>
              <Boundary name="Kill switches">
                <SwitchHistory />
              </Boundary>
            </Panel>
          </div>
        </div>
      ) : (
        <Skeleton rows={8} label="Risk" />
      )}
      <Panel title="Why was this refused?">
        <Denials />
      </Panel>
    </Page>
  )
}
