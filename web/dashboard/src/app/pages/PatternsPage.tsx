import { Patterns } from '@/features/pattern/components/Patterns'
import { useGoToChart } from '../go-to-chart'
import { Page } from './Page'

export function PatternsPage() {
  return (
    <Page isList title="Patterns" about="What is seen in the prices, and what came of it before.">
      <Patterns onChart={useGoToChart()} />
    </Page>
  )
}
