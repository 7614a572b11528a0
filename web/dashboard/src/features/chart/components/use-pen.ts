import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useTheme } from '@/lib/theme'
import type { Pixel } from '../drawing/geometry'
import {
  addDrawing,
  deleteDrawing,
  drawingsOf,
  moveDrawing,
  type Point,
  pointsOf,
  type Tool,
  useDrawings,
} from '../drawing/model'
import { Pen } from '../drawing/pen'
import { type Amendable, type Line, onTick } from '../order-lines'
import type { PriceChart } from '../price-chart'

type Options = {
  chart: PriceChart | undefined
  container: RefObject<HTMLDivElement | null>
  symbol: string
  tickSize: string
  /** An order's line was let go at another price. */
  onDragged: (amends: Amendable, price: string) => void
}

/** What the pointer and the keys do on the chart besides scrolling: drawings, and lines of orders that are dragged. */
export function usePen({ chart, container, symbol, tickSize, onDragged }: Options) {
  const [tool, setTool] = useState<Tool>()
  const [selected, setSelected] = useState<string>()
  const drawings = useDrawings(symbol)
  const { theme } = useTheme()
  const pen = useRef<Pen>(undefined)
  const dragged = useRef(onDragged)
  dragged.current = onDragged

  useEffect(() => {
    const element = container.current
    if (!chart || !element || chart.isGone) return
    const made = new Pen(chart.scale, chart.theme, {
      onDrawn: (drawnTool, points) => setSelected(addDrawing(symbol, drawnTool, points).id),
      onMoved: (id, points) => moveDrawing(symbol, id, points),
      onSelected: setSelected,
      onDone: () => setTool(undefined),
    })
    chart.candles.attachPrimitive(made.primitive)
    pen.current = made
    const leave = listen(element, chart, made, tickSize, (amends, price) => dragged.current(amends, price))
    return () => {
      leave()
      pen.current = undefined
    }
  }, [chart, container, symbol, tickSize])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme means new colours
  useEffect(() => {
    if (chart && !chart.isGone) pen.current?.show(drawings, selected, chart.theme)
  }, [chart, drawings, selected, theme])
  useEffect(() => pen.current?.take(tool), [tool])

  const remove = useCallback(() => {
    if (selected === undefined) return
    deleteDrawing(symbol, selected)
    setSelected(undefined)
  }, [symbol, selected])

  /** By keyboard a drawing is put into the middle of what is in view, to be moved with the arrows. */
  const putDown = useCallback(
    (wanted: Tool) => {
      const area = chart?.scale.area()
      if (!chart || !area) return
      const middle = { x: area.width * 0.5, y: area.height * 0.5 }
      const places = [middle, { x: area.width * 0.75, y: area.height * 0.35 }].slice(0, pointsOf(wanted))
      const points = places.map((pixel) => chart.scale.pointOf(pixel)).filter((point) => point !== undefined)
      if (points.length === places.length) setSelected(addDrawing(symbol, wanted, points).id)
    },
    [chart, symbol],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    if (!chart) return
    if (event.key === 'Escape') {
      pen.current?.drop()
      setSelected(undefined)
      return
    }
    const drawing = drawingsOf(symbol).find(({ id }) => id === selected)
    if (drawing && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault()
      remove()
      return
    }
    const way = ways[event.key]
    if (!way) return
    event.preventDefault()
    const times = event.shiftKey ? 10 : 1
    if (drawing) moveDrawing(symbol, drawing.id, shifted(chart, drawing.points, way.x * times, way.y * times, tickSize))
    else chart.look(way.x * times * 5, way.zoom)
  }
  return { tool, setTool, putDown, selected, remove, drawings, onKeyDown }
}

const ways: Record<string, { x: number; y: number; zoom: number }> = {
  ArrowLeft: { x: -1, y: 0, zoom: 0 },
  ArrowRight: { x: 1, y: 0, zoom: 0 },
  ArrowUp: { x: 0, y: 1, zoom: 0 },
  ArrowDown: { x: 0, y: -1, zoom: 0 },
  '+': { x: 0, y: 0, zoom: 1 },
  '-': { x: 0, y: 0, zoom: -1 },
}

/** So many bars to the right and so many steps of two pixels, but at least a tick, up. */
function shifted(chart: PriceChart, points: readonly Point[], bars: number, steps: number, tickSize: string): Point[] {
  const low = chart.scale.pointOf({ x: 10, y: 100 })
  const high = chart.scale.pointOf({ x: 10, y: 98 })
  const step = Math.max(Number(tickSize), low && high ? high.price - low.price : 0)
  return points.map(({ time, price }) => ({ time: chart.shift(time, bars), price: price + steps * step }))
}

/** The pointer over the chart; what is meant for pen or lines does not reach the chart's own scrolling. */
function listen(
  element: HTMLElement,
  chart: PriceChart,
  pen: Pen,
  tickSize: string,
  onDragged: (amends: Amendable, price: string) => void,
): () => void {
  let line: Line | undefined
  let isHeld = false
  const at = (event: PointerEvent): Pixel => {
    const { left, top } = element.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const isInside = ({ x, y }: Pixel) => {
    const { width, height } = chart.scale.area()
    return x >= 0 && x <= width && y >= 0 && y <= height
  }
  const priceAt = (pixel: Pixel) => {
    const price = chart.scale.pointOf(pixel)?.price
    return price === undefined ? undefined : onTick(price, tickSize)
  }
  const press = (event: PointerEvent) => {
    const pixel = at(event)
    if (event.button !== 0 || !isInside(pixel)) return
    line = pen.isBusy ? undefined : chart.orderLines.at(pixel.y)
    isHeld = line !== undefined || pen.press(pixel)
    if (isHeld) element.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent) => {
    const pixel = at(event)
    if (line) {
      const text = priceAt(pixel)
      if (text) chart.orderLines.drag(line, text)
    } else if (!pen.drag(pixel)) {
      const canAmend = isInside(pixel) && chart.orderLines.at(pixel.y) !== undefined
      element.dataset.cursor = canAmend ? 'amend' : isInside(pixel) && pen.isOver(pixel) ? 'pen' : ''
    }
  }
  const lift = (event: PointerEvent) => {
    isHeld = false
    const pixel = at(event)
    if (!line) {
      pen.lift(pixel)
      return
    }
    const { amends, price } = line
    line = undefined
    const text = priceAt(pixel)
    if (amends && text && Number(text) !== price) onDragged(amends, text)
    else chart.orderLines.release()
  }
  const cancel = () => {
    isHeld = false
    line = undefined
    chart.orderLines.release()
    pen.drop()
  }
  const keep = (event: Event) => {
    if (isHeld) event.stopPropagation()
  }
  const captured = { capture: true }
  element.addEventListener('pointerdown', press, captured)
  element.addEventListener('pointermove', move, captured)
  element.addEventListener('pointerup', lift, captured)
  element.addEventListener('pointercancel', cancel, captured)
  element.addEventListener('mousedown', keep, captured)
  element.addEventListener('touchstart', keep, captured)
  return () => {
    element.removeEventListener('pointerdown', press, captured)
    element.removeEventListener('pointermove', move, captured)
    element.removeEventListener('pointerup', lift, captured)
    element.removeEventListener('pointercancel', cancel, captured)
    element.removeEventListener('mousedown', keep, captured)
    element.removeEventListener('touchstart', keep, captured)
  }
}
