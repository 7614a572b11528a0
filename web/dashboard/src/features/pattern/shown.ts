import { create } from 'zustand'
import { remember, remembered } from '@/lib/storage'

/** Whether patterns are drawn on the chart. */
export const usePatternsShown = create<{ isShown: boolean; toggle: () => void }>()((set, get) => ({
  isShown: remembered('patterns') !== 'off',
  toggle: () => {
    const isShown = !get().isShown
    remember('patterns', isShown ? 'on' : 'off')
    set({ isShown })
  },
}))
