import { create } from 'zustand'

/** What a key or a command asks for: to cancel the orders of a symbol, or to close what is held of it as well. */
export type HotAct = { kind: 'CANCEL' | 'CLOSE'; symbol: string }

export const useHotAct = create<{ act: HotAct | undefined; ask: (act: HotAct | undefined) => void }>()((set) => ({
  act: undefined,
  ask: (act) => set({ act }),
}))
