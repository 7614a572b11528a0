import type { Frame } from '@/lib/stream'
import { channelStore } from '@/lib/stream/channel-store'

export type Print = { price: string; quantity: string; side: 'BUY' | 'SELL'; time: number }
/** A print with a number of our own, because two may be alike in all else. */
export type NumberedPrint = Print & { number: number }

const kept = 500
let numbers = 0

/** Newest first. A snapshot may come in either order; updates are in the order of trading. */
export function reduceTape(state: readonly NumberedPrint[] | undefined, frame: Frame): readonly NumberedPrint[] {
  const prints = (Array.isArray(frame.data) ? frame.data : [frame.data]) as Print[]
  const oldestFirst = isNewestFirst(prints) ? prints.toReversed() : prints
  const fresh = oldestFirst.map((print) => ({ ...print, number: ++numbers })).reverse()
  return (frame.type === 'snapshot' ? fresh : [...fresh, ...(state ?? [])]).slice(0, kept)
}

function isNewestFirst(prints: readonly Print[]): boolean {
  const first = prints[0]
  const last = prints.at(-1)
  return first !== undefined && last !== undefined && first.time > last.time
}

export const useTape = channelStore(reduceTape)
