import { Strategies } from '@/features/strategy/components/Strategies'
import { Page } from './Page'

export function StrategiesPage() {
  return (
    <Page title="Strategies" about="What runs by itself, what it last saw, and what came of it.">
      <Strategies />
    </Page>
  )
}
