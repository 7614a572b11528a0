import { useMutation } from '@tanstack/react-query'
import { useAccountPath } from '@/features/account/api/chosen-account'
import { tidyDecimal } from '@/lib/decimal'
import { call } from '@/lib/http'

export type ProtectionKind = 'STOP_LOSS_GUARD' | 'MAX_DRAWDOWN' | 'LOW_PROFIT' | 'COOLDOWN'
export type LockScope = 'PAIR' | 'PAIR_SIDE' | 'ALL'
/** A rule that locks entries after losses; null is what its kind has no use for. */
export type Protection = {
  kind: ProtectionKind
  scope: LockScope
  lookback: string | null
  lock: string
  trades: number | null
  thresholdPercent: string | null
}
export type ProtectionDraft = {
  kind: ProtectionKind
  scope: LockScope
  lookback: string
  lock: string
  trades: string
  thresholdPercent: string
}
type Figure = 'lookback' | 'trades' | 'thresholdPercent'

/** Which figures a kind has besides its lock. */
export const protectionFigures: Record<ProtectionKind, readonly Figure[]> = {
  STOP_LOSS_GUARD: ['trades', 'lookback'],
  MAX_DRAWDOWN: ['thresholdPercent', 'lookback'],
  LOW_PROFIT: ['trades', 'thresholdPercent', 'lookback'],
  COOLDOWN: [],
}

export const toDraft = (protection: Protection): ProtectionDraft => ({
  kind: protection.kind,
  scope: protection.scope,
  lookback: protection.lookback ?? '',
  lock: protection.lock,
  trades: String(protection.trades ?? ''),
  thresholdPercent: protection.thresholdPercent ?? '',
})

export function toProtection(draft: ProtectionDraft) {
  const has = (figure: Figure) => protectionFigures[draft.kind].includes(figure)
  const trades = draft.trades.trim()
  return {
    kind: draft.kind,
    scope: draft.scope,
    lock: draft.lock.trim(),
    ...(has('lookback') ? { lookback: draft.lookback.trim() } : {}),
    ...(has('trades') ? { trades: /^\d{1,9}$/.test(trades) ? Number(trades) : trades } : {}),
    ...(has('thresholdPercent') ? { thresholdPercent: tidyDecimal(draft.thresholdPercent) } : {}),
  }
}

const scopeWords: Record<LockScope, string> = {
  PAIR: 'that instrument',
  PAIR_SIDE: 'that instrument and side',
  ALL: 'everything',
}

/** What a protection does, as a sentence. */
export function protectionWords({ kind, scope, lookback, lock, trades, thresholdPercent }: Protection): string {
  const then = `locks ${scopeWords[scope]} for ${lock}.`
  switch (kind) {
    case 'STOP_LOSS_GUARD':
      return `After ${trades} stop-loss exits within ${lookback} it ${then}`
    case 'MAX_DRAWDOWN':
      return `When the equity falls by more than ${thresholdPercent} % within ${lookback} it ${then}`
    case 'LOW_PROFIT':
      return `When ${trades} trades within ${lookback} earned less than ${thresholdPercent} % it ${then}`
    case 'COOLDOWN':
      return `After each trade it ${then}`
  }
}

/** Replaces all of them. */
export function useSetProtections() {
  const path = useAccountPath()
  return useMutation({
    mutationFn: (drafts: readonly ProtectionDraft[]) =>
      call('PUT', path('/api/risk/protections'), { protections: drafts.map(toProtection) }),
  })
}
