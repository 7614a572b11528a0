import { ofAccount } from '@/features/account/api/of-account'
import type { Frame } from '@/lib/stream'
import { upsert } from '@/lib/upsert'

export type Position = {
  symbol: string
  side: 'BUY' | 'SELL' | null
  quantity: string
  averagePrice: string | null
  marketPrice: string | null
  marketValue: string | null
  unrealizedPnl: string | null
  realizedPnl: string
  fees: string
}

/** What is held, by symbol. A position of zero is none. */
export function reducePositions(state: readonly Position[] | undefined, frame: Frame): readonly Position[] {
  const changed = frame.data as Position[]
  const rows = frame.type === 'snapshot' ? changed : upsert(state ?? [], changed, (position) => position.symbol)
  return rows
    .filter((position) => Number(position.quantity) !== 0)
    .toSorted((left, right) => left.symbol.localeCompare(right.symbol))
}

export const usePositions = ofAccount('positions', reducePositions)
