import { WifiOff } from 'lucide-react'
import { Button } from '@/components/Button'
import { stream } from '@/lib/stream'
import { age } from '@/lib/time'
import { useHealth } from './health'

/** Says in plain words when the page shows the past. */
export function Banner() {
  const { health, ageMillis } = useHealth()
  if (health !== 'reconnecting') return null
  return (
    <div role="status" className="flex items-center justify-center gap-3 border-b bg-warn-wash px-3 py-1.5 text-xs">
      <WifiOff className="size-3.5 shrink-0 text-warn" aria-hidden="true" />
      <span>
        The connection to Trading is lost; the figures are{' '}
        {ageMillis === undefined ? 'not here yet' : `${age(ageMillis)} old`}. Trying again by itself.
      </span>
      <Button size="small" onClick={() => stream.retryNow()}>
        Now
      </Button>
    </div>
  )
}
