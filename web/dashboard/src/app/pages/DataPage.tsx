import { ImportPanel } from '@/features/history/components/ImportPanel'
import { SeriesPanel } from '@/features/history/components/SeriesPanel'
import { Page } from './Page'

export function DataPage() {
  return (
    <Page title="Data" about="The bars of the past that strategies are tested on.">
      <div className="grid gap-3 lg:grid-cols-[2fr_1fr]">
        <SeriesPanel />
        <ImportPanel />
      </div>
    </Page>
  )
}
