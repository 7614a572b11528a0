import { ofAccount } from '@/features/account/api/of-account'
import type { Frame } from '@/lib/stream'

/** A refusal; figures are null where the rule counts nothing. */
export type Denial = {
  sequence: number
  time: string
  code: string
  symbol: string | null
  clientOrderId: string | null
  strategy: string | null
  orderId: number | null
  words: string
  field: string | null
  measured: string | null
  limit: string | null
  wouldPass: string | null
}

const kept = 200

/** Refusals, newest first. */
export function reduceDenials(state: readonly Denial[] | undefined, frame: Frame): readonly Denial[] {
  const told = frame.data as Denial[]
  const before = frame.type === 'snapshot' ? [] : (state ?? [])
  return [...told, ...before].toSorted((left, right) => right.sequence - left.sequence).slice(0, kept)
}

export const useDenials = ofAccount('denials', reduceDenials)
