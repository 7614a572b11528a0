import { create } from 'zustand'
import { type TimeFrame, timeFrames } from '@/features/market/api/bars'
import { remember, remembered } from '@/lib/storage'

/** Which symbol and time frame the desk shows; kept for the next visit. */
export const useDeskChoice = create<{
  symbol: string
  frame: TimeFrame
  chooseSymbol: (symbol: string) => void
  chooseFrame: (frame: TimeFrame) => void
}>()((set) => ({
  symbol: remembered('symbol') ?? 'BTCUSDT',
  frame: timeFrames.find((frame) => frame === remembered('frame')) ?? '1m',
  chooseSymbol: (symbol) => {
    remember('symbol', symbol)
    set({ symbol })
  },
  chooseFrame: (frame) => {
    remember('frame', frame)
    set({ frame })
  },
}))
