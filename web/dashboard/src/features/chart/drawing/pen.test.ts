import { beforeEach, describe, expect, it } from 'vitest'
import type { ChartTheme } from '../theme'
import type { Drawing, Point, Tool } from './model'
import { Pen } from './pen'

const theme = new Proxy({}, { get: (_, name) => String(name) }) as ChartTheme
/** A second is a pixel to the right, a price of one is a pixel up. */
const scale = {
  pixelOf: ({ time, price }: Point) => ({ x: time, y: 300 - price }),
  pointOf: ({ x, y }: { x: number; y: number }) => ({ time: x, price: 300 - y }),
  area: () => ({ width: 400, height: 300 }),
  priceText: String,
}
const line: Drawing = {
  id: 'line',
  tool: 'TREND',
  points: [
    { time: 100, price: 100 },
    { time: 200, price: 200 },
  ],
}

describe('the pen', () => {
  let said: unknown[]
  let pen: Pen
  beforeEach(() => {
    said = []
    pen = new Pen(scale, theme, {
      onDrawn: (tool: Tool, points: readonly Point[]) =>
        said.push([tool, ...points.map(({ time, price }) => [time, price])]),
      onMoved: (id, points) => said.push([id, ...points.map(({ time, price }) => [time, price])]),
      onSelected: (id) => said.push(id ?? 'none'),
      onDone: () => said.push('done'),
    })
    pen.show([line], undefined, theme)
  })
  const drag = (from: [number, number], to: [number, number]) => [
    pen.press({ x: from[0], y: from[1] }),
    pen.drag({ x: to[0], y: to[1] }),
    pen.lift({ x: to[0], y: to[1] }),
  ]

  it('leaves the pointer to the chart where there is nothing', () => {
    expect(drag([300, 50], [320, 50])).toEqual([false, false, false])
    expect(said).toEqual(['none'])
  })

  it('draws two points by dragging', () => {
    pen.take('RAY')
    expect(drag([10, 290], [50, 250])).toEqual([true, true, true])
    expect(said).toEqual([['RAY', [10, 10], [50, 50]], 'done'])
  })

  it('draws two points by two clicks, following the pointer between them', () => {
    pen.take('RECTANGLE')
    drag([10, 290], [11, 290])
    expect(pen.drag({ x: 90, y: 200 })).toBe(true)
    expect(said).toEqual([])
    drag([100, 200], [100, 200])
    expect(said).toEqual([['RECTANGLE', [10, 10], [100, 100]], 'done'])
  })

  it('draws a horizontal line by one click', () => {
    pen.take('HORIZONTAL')
    drag([10, 290], [10, 290])
    expect(said).toEqual([['HORIZONTAL', [10, 10]], 'done'])
  })

  it('moves a whole line by its middle, and one end by its handle', () => {
    drag([150, 150], [160, 140])
    expect(said).toEqual(['line', ['line', [110, 110], [210, 210]]])
    said.length = 0
    drag([200, 100], [220, 60])
    expect(said).toEqual(['line', ['line', [100, 100], [220, 240]]])
  })

  it('only selects what is not moved', () => {
    pen.press({ x: 150, y: 150 })
    pen.lift({ x: 150, y: 150 })
    expect(said).toEqual(['line'])
  })

  it('gives up what was begun', () => {
    pen.take('TREND')
    pen.press({ x: 10, y: 10 })
    expect(pen.drop()).toBe(true)
    pen.take(undefined)
    expect(said).toEqual(['done'])
    expect(pen.drop()).toBe(false)
  })
})
