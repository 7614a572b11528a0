import type { ChartTheme } from '../theme'
import { distanceTo, type Pixel } from './geometry'
import { type Drawing, type Point, pointsOf, type Tool } from './model'
import { DrawingsPrimitive, type Scale } from './primitive'

export type PenListeners = {
  onDrawn: (tool: Tool, points: readonly Point[]) => void
  onMoved: (id: string, points: readonly Point[]) => void
  onSelected: (id: string | undefined) => void
  /** The tool is laid down: what was begun is drawn or given up. */
  onDone: () => void
}

/** This near, the pointer is on a line or a handle. */
const reachPixels = 6
/** A press that moved no further was a click. */
const clickPixels = 4

type Move = { drawing: Drawing; handle: number | undefined; from: Point; points: readonly Point[] }

/**
 * Draws, moves and selects. It is told what the pointer does and says whether that was meant for it; the chart scrolls only when it was
 * not. A drawing of two points is made by dragging, or by two clicks.
 */
export class Pen {
  readonly primitive: DrawingsPrimitive
  private drawings: readonly Drawing[] = []
  private selected: string | undefined
  private tool: Tool | undefined
  private begun: { tool: Tool; points: Point[]; at: Pixel } | undefined
  private move: Move | undefined

  constructor(
    private readonly scale: Scale,
    private theme: ChartTheme,
    private readonly listeners: PenListeners,
  ) {
    this.primitive = new DrawingsPrimitive(scale, theme)
  }

  show(drawings: readonly Drawing[], selected: string | undefined, theme: ChartTheme): void {
    this.drawings = drawings
    this.selected = selected
    this.theme = theme
    this.refresh()
  }

  take(tool: Tool | undefined): void {
    this.tool = tool
    this.begun = undefined
    this.refresh()
  }

  get isBusy(): boolean {
    return this.tool !== undefined || this.move !== undefined
  }

  /** Whether something would be caught here. */
  isOver(at: Pixel): boolean {
    return this.tool !== undefined || this.caught(at) !== undefined
  }

  press(at: Pixel): boolean {
    const point = this.scale.pointOf(at)
    if (!point) return false
    if (this.tool) {
      this.begin(this.tool, point, at)
      return true
    }
    const caught = this.caught(at)
    this.listeners.onSelected(caught?.drawing.id)
    if (!caught) return false
    this.move = { ...caught, from: point, points: caught.drawing.points }
    return true
  }

  drag(at: Pixel): boolean {
    const point = this.scale.pointOf(at)
    if (!point) return this.isBusy
    if (this.begun) {
      this.begun.points[pointsOf(this.begun.tool) - 1] = point
      this.refresh()
      return true
    }
    if (!this.move) return false
    this.move.points = moved(this.move, point)
    this.refresh()
    return true
  }

  lift(at: Pixel): boolean {
    if (this.begun) {
      const { points, tool, at: from } = this.begun
      const isClick = Math.hypot(at.x - from.x, at.y - from.y) < clickPixels
      if (points.length === pointsOf(tool) && (pointsOf(tool) === 1 || !isClick)) this.finish()
      return true
    }
    const { move } = this
    this.move = undefined
    if (!move) return false
    if (move.points !== move.drawing.points) this.listeners.onMoved(move.drawing.id, move.points)
    return true
  }

  /** What was begun is given up. Whether there was anything. */
  drop(): boolean {
    const had = this.isBusy
    this.begun = undefined
    this.move = undefined
    if (this.tool) this.listeners.onDone()
    this.refresh()
    return had
  }

  private begin(tool: Tool, point: Point, at: Pixel): void {
    if (this.begun) {
      // The second click of two.
      this.begun.points[1] = point
      this.finish()
      return
    }
    this.begun = { tool, points: [point], at }
    this.refresh()
  }

  private finish(): void {
    const { begun } = this
    this.begun = undefined
    if (!begun) return
    this.listeners.onDrawn(begun.tool, begun.points)
    this.listeners.onDone()
    this.refresh()
  }

  private caught(at: Pixel): { drawing: Drawing; handle: number | undefined } | undefined {
    for (const drawing of this.drawings.toReversed()) {
      const handle = drawing.points.findIndex((point) => {
        const pixel = this.scale.pixelOf(point)
        return pixel && Math.hypot(pixel.x - at.x, pixel.y - at.y) <= reachPixels
      })
      if (handle >= 0) return { drawing, handle }
      if (distanceTo(this.primitive.outline(drawing), at) <= reachPixels) return { drawing, handle: undefined }
    }
    return undefined
  }

  private refresh(): void {
    const { move, begun } = this
    const shown = this.drawings.map((drawing) =>
      drawing.id === move?.drawing.id ? { ...drawing, points: move.points } : drawing,
    )
    const draft = begun && begun.points.length === pointsOf(begun.tool) ? [{ id: 'draft', ...begun }] : []
    this.primitive.show([...shown, ...draft], begun ? 'draft' : this.selected, this.theme)
  }
}

/** One point by its handle, or the whole drawing by its line. */
function moved({ drawing, handle, from }: Move, to: Point): readonly Point[] {
  if (handle !== undefined) return drawing.points.map((point, index) => (index === handle ? to : point))
  return drawing.points.map(({ time, price }) => ({
    time: time + to.time - from.time,
    price: price + to.price - from.price,
  }))
}
