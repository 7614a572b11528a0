import type { IChartApi } from 'lightweight-charts'
import { onPaper } from '@/lib/theme'
import { drawNow } from './theme'

/** The chart is drawn anew whenever the page goes to paper. Gives what ends that and removes the chart. */
export function drawnOnPaper(chart: IChartApi): () => void {
  const leave = onPaper(() => drawNow(chart))
  return () => {
    leave()
    chart.remove()
  }
}
