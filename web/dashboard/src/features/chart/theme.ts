/** The chart paints on a canvas and knows no CSS variables: they are read from the page once for each theme. */
export type ChartTheme = Record<
  'panel' | 'line' | 'lineStrong' | 'ink' | 'mute' | 'up' | 'down' | 'accent' | 'warn' | 'upWash' | 'downWash',
  string
>

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
  }
}
