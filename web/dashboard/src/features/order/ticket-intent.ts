import { create } from 'zustand'
import type { Side } from './terms'

/** What other parts of the page ask of the ticket: a side by a hot key, a price by a click in the book. */
export type TicketWish = { side?: Side; limitPrice?: string }

export const useTicketIntent = create<{ wish: TicketWish | undefined; ask: (wish: TicketWish) => void }>()((set) => ({
  wish: undefined,
  ask: (wish) => set({ wish: { ...wish } }),
}))
