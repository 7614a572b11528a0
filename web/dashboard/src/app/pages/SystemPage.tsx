import { Boundary } from '@/components/Boundary'
import { Panel } from '@/components/Panel'
import { Services } from '@/features/service/components/Services'
import type { Session } from '@/features/session/api/session'
import { AuditPanel } from '@/features/system/components/AuditPanel'
import { BackupsPanel } from '@/features/system/components/BackupsPanel'
import { DoctorPanel } from '@/features/system/components/DoctorPanel'
import { MetricCharts } from '@/features/system/components/MetricCharts'
import { Page } from './Page'

/** What Trading runs on, and how it is. */
export function SystemPage({ session }: { session: Session }) {
  const isAdmin = session.authMode === 'none' || session.role === 'ADMIN'
  return (
    <Page title="System" about={`What Trading ${session.version} runs on, and how it is.`} isWide>
      <Panel title="Services, in the order in which they start">
        <Boundary name="Services">
          <Services />
        </Boundary>
      </Panel>
      <Panel title="Figures">
        <Boundary name="Figures">
          <MetricCharts />
        </Boundary>
      </Panel>
      {isAdmin && (
        <>
          <div className="grid items-start gap-3 xl:grid-cols-2">
            <BackupsPanel />
            <DoctorPanel />
          </div>
          <AuditPanel />
        </>
      )}
    </Page>
  )
}
