import type { IChartApi } from 'lightweight-charts'

/** The chart paints on a canvas and knows no CSS variables: they are read from the page once for each theme. */
export type ChartTheme = Record<
  | 'panel'
  | 'line'
  | 'lineStrong'
  | 'ink'
  | 'mute'
  | 'up'
  | 'down'
  | 'accent'
  | 'warn'
  | 'upWash'
  | 'downWash'
  | 'drawing',
  string
> & {
  /** For what has no meaning of its own: one after the other, told apart on both grounds. */
  series: readonly string[]
}

export function chartTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    panel: read('panel'),
    line: read('line'),
    lineStrong: read('line-strong'),
    ink: read('ink'),
    mute: read('mute'),
    up: read('up'),
    down: read('down'),
    accent: read('accent'),
    warn: read('warn'),
    upWash: `${read('up')}55`,
    downWash: `${read('down')}55`,
    drawing: read('soft'),
    series: document.documentElement.dataset.theme === 'light' ? onPaper : onInk,
  }
}

const onInk = ['#f2b84b', '#7aa8ff', '#d58cf0', '#4fc3c7', '#ff9d76', '#a3c95b', '#f28bb2', '#b9a58a']
const onPaper = ['#a86200', '#2f5fd0', '#8c3fb0', '#0a7b80', '#c04a17', '#4f7a10', '#b5386f', '#6d5a3f']

/** What has changed is on the chart when this is back, not with the next frame: to be copied, all that waits is drawn first. */
export const drawNow = (chart: IChartApi): void => {
  chart.takeScreenshot()
}
