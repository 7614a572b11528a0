import { Decisions } from '@/features/decision/components/Decisions'
import { Page } from './Page'

export function DecisionsPage() {
  return (
    <Page isList title="Decisions" about="What strategies decided, why, what risk answered, and what became of it.">
      <Decisions />
    </Page>
  )
}
