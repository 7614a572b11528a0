import type { Frame } from '@/lib/stream'
import { channelStore } from '@/lib/stream/channel-store'

export type Level = readonly [price: string, quantity: string]
/** Best price first on both sides. */
export type Depth = { bids: readonly Level[]; asks: readonly Level[] }

/** A level with quantity "0" is gone. Prices are compared as numbers for their order only; they stay the text that came. */
function merged(levels: readonly Level[], changes: readonly Level[], sign: 1 | -1): Level[] {
  const byPrice = new Map(levels.map(([price, quantity]) => [price, quantity]))
  for (const [price, quantity] of changes) {
    if (Number(quantity) === 0) byPrice.delete(price)
    else byPrice.set(price, quantity)
  }
  return [...byPrice].sort((left, right) => sign * (Number(left[0]) - Number(right[0])))
}

export function reduceDepth(state: Depth | undefined, frame: Frame): Depth {
  const data = frame.data as Partial<Depth>
  const before = frame.type === 'snapshot' || !state ? { bids: [], asks: [] } : state
  return { bids: merged(before.bids, data.bids ?? [], -1), asks: merged(before.asks, data.asks ?? [], 1) }
}

export const useDepth = channelStore(reduceDepth)

export type Rung = { price: string; quantity: string; total: number; share: number }

/** The best levels of one side with what one would get up to each, as a share of the larger side. */
export function rungs(levels: readonly Level[], count: number, whole: number): Rung[] {
  let total = 0
  return levels.slice(0, count).map(([price, quantity]) => {
    total += Number(quantity)
    return { price, quantity, total, share: whole > 0 ? Math.min(1, total / whole) : 0 }
  })
}

export const sumOf = (levels: readonly Level[], count: number): number =>
  levels.slice(0, count).reduce((sum, [, quantity]) => sum + Number(quantity), 0)

/** Bars from the right, each as wide as its share, in a drawing that is 1 wide and has a row of 1 for each place. */
export function barsPath(rows: readonly (Rung | undefined)[]): string {
  let path = ''
  for (const [place, rung] of rows.entries()) {
    if (rung) path += `M1 ${place + 0.05}H${(1 - rung.share).toFixed(3)}V${place + 0.95}H1Z`
  }
  return path
}
