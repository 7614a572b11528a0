import { Decisions } from '@/features/decision/components/Decisions'
import { useGoToChart } from '../go-to-chart'
import { Page } from './Page'

export function DecisionsPage() {
  return (
    <Page isList title="Decisions" about="What strategies decided, why, what risk answered, and what became of it.">
      <Decisions onChart={useGoToChart()} />
    </Page>
  )
}
