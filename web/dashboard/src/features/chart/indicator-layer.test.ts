import type { IChartApi } from 'lightweight-charts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Indicator, IndicatorValues } from './api/indicators'
import { IndicatorLayer } from './indicator-layer'
import type { ChartTheme } from './theme'

const theme = new Proxy({}, { get: (_, name) => (name === 'series' ? ['red', 'blue'] : String(name)) }) as ChartTheme

type FakeSeries = { pane: number; points: { time: number; value?: number }[] }

class FakeChart {
  readonly series: FakeSeries[] = []
  addSeries(_: unknown, __: unknown, pane: number) {
    const points: FakeSeries['points'] = []
    const made = {
      pane,
      points,
      setData: (all: FakeSeries['points']) => points.splice(0, points.length, ...all),
      update: (point: FakeSeries['points'][number]) => {
        const last = points.at(-1)
        if (last && point.time < last.time) throw new Error('the chart takes nothing older')
        if (last?.time === point.time) points.pop()
        points.push(point)
      },
    }
    this.series.push(made)
    return made
  }
  removeSeries(series: FakeSeries) {
    this.series.splice(this.series.indexOf(series), 1)
  }
  panes() {
    return []
  }
}

const indicator = (name: string, pane: 'PRICE' | 'OWN', outputs = ['value']): Indicator => ({
  name,
  title: name,
  group: 'AVERAGE',
  parameters: [],
  outputs: outputs.map((output) => ({ name: output, title: output, pane, shape: 'LINE' })),
  readyBars: 1,
  warmUpBars: 1,
  cumulative: false,
})
const drawn = (key: string, of: Indicator, label = key) => ({ key, label, indicator: of })
const page = (times: number[], values: (number | null)[], output = 'value'): IndicatorValues => ({
  times: times.map((time) => time * 1000),
  series: [{ output, values }],
})

describe('indicators on the chart', () => {
  let chart: FakeChart
  let layer: IndicatorLayer
  beforeEach(() => {
    chart = new FakeChart()
    layer = new IndicatorLayer(chart as unknown as IChartApi, () => 2)
  })

  it('stand over the price, or each in a pane of its own under volume', () => {
    layer.show(
      [
        drawn('ema', indicator('ema', 'PRICE')),
        drawn('rsi', indicator('rsi', 'OWN')),
        drawn('macd', indicator('macd', 'OWN', ['value', 'signal'])),
      ],
      theme,
    )
    expect(chart.series.map(({ pane }) => pane)).toEqual([0, 2, 3, 3])
  })

  it('grow at both ends, and renew the last bar', () => {
    layer.show([drawn('ema', indicator('ema', 'PRICE'))], theme)
    layer.take('ema', page([3, 4], [30, 40]), theme)
    layer.take('ema', page([1, 2], [null, 20]), theme)
    expect(layer.oldestOf('ema')).toBe(1)
    layer.take('ema', page([4, 5], [41, 50]), theme)
    expect(chart.series[0]?.points).toEqual([
      { time: 1 },
      { time: 2, value: 20 },
      { time: 3, value: 30 },
      { time: 4, value: 41 },
      { time: 5, value: 50 },
    ])
  })

  it('keep their values when another is added, and lose them with other settings', () => {
    layer.show([drawn('a', indicator('ema', 'PRICE'), 'EMA 20')], theme)
    layer.take('a', page([1], [10]), theme)
    layer.show([drawn('a', indicator('ema', 'PRICE'), 'EMA 20'), drawn('b', indicator('rsi', 'OWN'))], theme)
    expect(chart.series[0]?.points).toEqual([{ time: 1, value: 10 }])
    layer.show([drawn('a', indicator('ema', 'PRICE'), 'EMA 50')], theme)
    expect(chart.series).toHaveLength(1)
    expect(layer.oldestOf('a')).toBeUndefined()
  })

  it('say what they were at a bar, and last', () => {
    layer.show([drawn('ema', indicator('ema', 'PRICE'), 'EMA 20')], theme)
    layer.take('ema', page([1, 2], [10, 20]), theme)
    expect(layer.readings(1)).toEqual([
      { key: 'ema', label: 'EMA 20', figures: [{ name: 'value', value: 10, color: 'red' }] },
    ])
    expect(layer.readings(undefined)[0]?.figures[0]?.value).toBe(20)
    expect(layer.readings(7)[0]?.figures[0]?.value).toBeUndefined()
  })
})
