import { Services } from '@/features/service/components/Services'
import { Page } from './Page'

export function ServicesPage() {
  return (
    <Page title="Services" about="The parts of Trading, in the order in which they start.">
      <Services />
    </Page>
  )
}
