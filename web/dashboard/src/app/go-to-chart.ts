import { useLocation } from 'wouter'
import { timeFrames } from '@/features/market/api/bars'
import { useDeskChoice } from './desk-choice'

/** Opens the desk with an instrument, in a time frame where the desk has it. */
export function useGoToChart(): (symbol: string, frame?: string) => void {
  const { chooseSymbol, chooseFrame } = useDeskChoice()
  const [, go] = useLocation()
  return (symbol, frame) => {
    chooseSymbol(symbol)
    const known = timeFrames.find((one) => one === frame)
    if (known) chooseFrame(known)
    go('/')
  }
}
