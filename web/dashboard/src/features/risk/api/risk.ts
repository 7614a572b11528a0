import { ofAccount } from '@/features/account/api/of-account'
import type { DeadManSwitch, Override, Permission } from './allowances'
import type { KillSwitch } from './kill-switch'
import type { Limits } from './limits'
import type { Lock } from './locks'
import type { Protection } from './protections'
import type { StateReason, TradingState } from './trading-state'

export type Equity = {
  asset: string
  equity: string
  peak: string
  dayStart: string
  drawdown: string
  drawdownPercent: string
  dayPnl: string
  time: string
}
export type UsageName =
  | 'instrumentNotional'
  | 'strategyNotional'
  | 'accountNotional'
  | 'leverage'
  | 'openOrders'
  | 'messages'
  | 'executions'
  | 'dailyLoss'
  | 'drawdownPercent'
/** `limit` and `percent` are null where there is no limit; `of`: which instrument or strategy uses the most of it. */
export type Usage = { name: UsageName; used: string; limit: string | null; percent: string | null; of: string | null }

export type Risk = {
  account: number
  state: TradingState
  reason: StateReason
  text: string
  by: string
  equity: Equity | null
  limits: Limits
  limitsVersion: string
  usage: Usage[]
  locks: Lock[]
  protections: Protection[]
  permissions: Permission[]
  overrides: Override[]
  deadManSwitch: DeadManSwitch | null
  killSwitches: KillSwitch[]
}

/** What the account may do, and how much room it has; undefined before it is known, or opened. */
export const useRisk = ofAccount<Risk | undefined>('risk', (_, frame) =>
  'state' in (frame.data as object) ? (frame.data as Risk) : undefined,
)
