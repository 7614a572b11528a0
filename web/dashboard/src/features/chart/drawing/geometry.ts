import type { Tool } from './model'

export type Pixel = { x: number; y: number }
export type Area = { width: number; height: number }
export type Stroke = { from: Pixel; to: Pixel; label?: string; isFaint?: boolean }
/** What a drawing looks like on the screen: lines, and one ground under them. */
export type Outline = { strokes: Stroke[]; ground: { from: Pixel; to: Pixel } | undefined }

export const fibonacciLevels = [0, 0.236, 0.382, 0.5, 0.618, 0.786, 1] as const

/** Beyond what any screen shows. */
const farPixels = 20_000

/** How a drawing lies in the area, its points given in pixels; `priceText` writes a price at one of its levels. */
export function outlineOf(
  tool: Tool,
  points: readonly Pixel[],
  area: Area,
  priceAt: (level: number) => string = () => '',
): Outline {
  const [first, second] = points
  if (!first) return { strokes: [], ground: undefined }
  if (tool === 'HORIZONTAL') {
    const line = { from: { x: 0, y: first.y }, to: { x: area.width, y: first.y }, label: priceAt(1) }
    return { strokes: [line], ground: undefined }
  }
  if (!second) return { strokes: [], ground: undefined }
  switch (tool) {
    case 'TREND':
      return { strokes: [{ from: first, to: second }], ground: undefined }
    case 'RAY':
      return { strokes: [{ from: first, to: beyond(first, second) }], ground: undefined }
    case 'RECTANGLE': {
      const corners = [first, { x: second.x, y: first.y }, second, { x: first.x, y: second.y }]
      const strokes = corners.map((from, index) => ({ from, to: corners[(index + 1) % 4] ?? from }))
      return { strokes, ground: { from: first, to: second } }
    }
    case 'FIBONACCI': {
      const left = Math.min(first.x, second.x)
      const right = Math.max(first.x, second.x)
      // 0 % where the move ended, 100 % where it began.
      const levels = fibonacciLevels.map((level): Stroke => {
        const y = second.y + (first.y - second.y) * level
        return {
          from: { x: left, y },
          to: { x: right, y },
          label: `${Math.round(level * 1000) / 10} %  ${priceAt(level)}`,
        }
      })
      const way = { from: first, to: second, isFaint: true }
      return { strokes: [way, ...levels], ground: { from: { x: left, y: first.y }, to: { x: right, y: second.y } } }
    }
  }
}

/** From the first through the second, out of every screen. */
function beyond(first: Pixel, second: Pixel): Pixel {
  const [dx, dy] = [second.x - first.x, second.y - first.y]
  const length = Math.hypot(dx, dy)
  if (length === 0) return second
  return { x: first.x + (dx / length) * farPixels, y: first.y + (dy / length) * farPixels }
}

/** How far a pixel is from the nearest line of an outline. */
export function distanceTo({ strokes }: Outline, at: Pixel): number {
  return strokes
    .filter((stroke) => !stroke.isFaint)
    .reduce((least, { from, to }) => Math.min(least, toSegment(from, to, at)), Number.POSITIVE_INFINITY)
}

function toSegment(from: Pixel, to: Pixel, at: Pixel): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const square = dx * dx + dy * dy
  const along = square === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / square
  const share = Math.max(0, Math.min(1, along))
  return Math.hypot(at.x - from.x - share * dx, at.y - from.y - share * dy)
}
