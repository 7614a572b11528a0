import { ChartPanel } from '@/features/chart/components/ChartPanel'
import type { Instrument } from '@/features/instrument/api/instruments'
import { useDeskChoice } from '../desk-choice'

/** The chart in the time frame that is chosen: another one draws nothing else of the desk anew. */
export function DeskChart({ instrument, isStale }: { instrument: Instrument; isStale: boolean }) {
  const { frame, chooseFrame } = useDeskChoice()
  return <ChartPanel instrument={instrument} frame={frame} onFrame={chooseFrame} isStale={isStale} />
}
