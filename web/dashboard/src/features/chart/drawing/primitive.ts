import type { IPrimitivePaneRenderer, IPrimitivePaneView, ISeriesPrimitive, Time } from 'lightweight-charts'
import type { ChartTheme } from '../theme'
import { type Area, type Outline, outlineOf, type Pixel } from './geometry'
import type { Drawing, Point } from './model'

/** Where points stand on the screen, and which points pixels are. */
export type Scale = {
  pixelOf: (point: Point) => Pixel | undefined
  pointOf: (pixel: Pixel) => Point | undefined
  area: () => Area
  priceText: (price: number) => string
}

const handlePixels = 4

/** All drawings of one chart, painted over its candles. */
export class DrawingsPrimitive implements ISeriesPrimitive<Time> {
  private drawings: readonly Drawing[] = []
  private selected: string | undefined
  private theme: ChartTheme
  private requestUpdate: () => void = () => undefined
  private readonly view: IPrimitivePaneView

  constructor(
    private readonly scale: Scale,
    theme: ChartTheme,
  ) {
    this.theme = theme
    const renderer: IPrimitivePaneRenderer = { draw: (target) => this.draw(target) }
    this.view = { zOrder: () => 'top', renderer: () => renderer }
  }

  attached({ requestUpdate }: { requestUpdate: () => void }): void {
    this.requestUpdate = requestUpdate
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return [this.view]
  }

  show(drawings: readonly Drawing[], selected: string | undefined, theme: ChartTheme): void {
    this.drawings = drawings
    this.selected = selected
    this.theme = theme
    this.requestUpdate()
  }

  outline(drawing: Drawing): Outline {
    const { tool, points } = drawing
    const pixels = points.map((point) => this.scale.pixelOf(point)).filter((pixel) => pixel !== undefined)
    if (pixels.length < points.length) return { strokes: [], ground: undefined }
    const [first, second] = points
    return outlineOf(tool, pixels, this.scale.area(), (level) => {
      if (!first) return ''
      return this.scale.priceText(second ? second.price + (first.price - second.price) * level : first.price)
    })
  }

  private draw(target: Parameters<IPrimitivePaneRenderer['draw']>[0]): void {
    // biome-ignore lint/correctness/useHookAtTopLevel: the canvas's own word for a scope, no hook of React
    target.useMediaCoordinateSpace(({ context }) => {
      for (const drawing of this.drawings) this.paint(context, drawing)
    })
  }

  private paint(context: CanvasRenderingContext2D, drawing: Drawing): void {
    const { strokes, ground } = this.outline(drawing)
    const isSelected = drawing.id === this.selected
    const color = isSelected ? this.theme.accent : this.theme.drawing
    context.save()
    if (ground) {
      context.globalAlpha = 0.08
      context.fillStyle = color
      context.fillRect(ground.from.x, ground.from.y, ground.to.x - ground.from.x, ground.to.y - ground.from.y)
    }
    context.strokeStyle = color
    context.fillStyle = color
    context.font = "11px 'Inter Variable', system-ui, sans-serif"
    for (const { from, to, label, isFaint } of strokes) {
      context.globalAlpha = isFaint ? 0.4 : 1
      context.lineWidth = isSelected ? 2 : 1.25
      context.setLineDash(isFaint ? [4, 4] : [])
      context.beginPath()
      context.moveTo(from.x, from.y)
      context.lineTo(to.x, to.y)
      context.stroke()
      if (label) context.fillText(label, Math.max(4, Math.min(from.x, to.x) + 4), from.y - 4)
    }
    context.globalAlpha = 1
    context.setLineDash([])
    if (isSelected) this.paintHandles(context, drawing)
    context.restore()
  }

  private paintHandles(context: CanvasRenderingContext2D, { tool, points }: Drawing): void {
    for (const point of points) {
      const pixel = this.scale.pixelOf(point)
      if (!pixel) continue
      context.beginPath()
      context.arc(tool === 'HORIZONTAL' ? this.scale.area().width / 2 : pixel.x, pixel.y, handlePixels, 0, 2 * Math.PI)
      context.fillStyle = this.theme.panel
      context.fill()
      context.lineWidth = 2
      context.stroke()
    }
  }
}
