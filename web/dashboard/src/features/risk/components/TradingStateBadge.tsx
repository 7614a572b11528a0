import { Badge, type BadgeTone } from '@/components/Badge'
import { words } from '@/lib/format'
import type { TradingState } from '../api/trading-state'

const tones: Record<TradingState, BadgeTone> = { ACTIVE: 'up', REDUCING: 'warn', HALTED: 'down' }
const meanings: Record<TradingState, string> = {
  ACTIVE: 'Orders pass that keep to the limits',
  REDUCING: 'Only orders that make a position smaller, and cancels',
  HALTED: 'Only cancels',
}

export function TradingStateBadge({ state }: { state: TradingState }) {
  return (
    <Badge tone={tones[state]} title={meanings[state]}>
      {words(state)}
    </Badge>
  )
}
