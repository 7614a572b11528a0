import type { Side, Sighting } from './api/patterns'

/** Seconds and numbers, for drawing only. */
export type PatternMark = { at: number; side: Side; text: string }
export type Stroke = { from: number; fromPrice: number; to: number; toPrice: number; side: Side; isOver: boolean }
export type Sketch = { marks: readonly PatternMark[]; strokes: readonly Stroke[] }

/** More would hide the candles. */
const drawnShapes = 8
const drawnBars = 30

/** What is drawn: the newest shapes with their lines, and one mark a bar and side for the candlesticks that ended there. */
export function sketchOf(newestFirst: readonly Sighting[]): Sketch {
  const shapes = newestFirst
    .filter(({ lines }) => lines.length > 0)
    .toSorted((left, right) => Number(isOver(left)) - Number(isOver(right)))
    .slice(0, drawnShapes)
  return {
    marks: [...barMarks(newestFirst), ...shapes.map(shapeMark)].toSorted((left, right) => left.at - right.at),
    strokes: shapes.flatMap((shape) =>
      shape.lines.map(({ fromTime, fromPrice, toTime, toPrice }) => ({
        from: fromTime / 1000,
        fromPrice: Number(fromPrice),
        to: toTime / 1000,
        toPrice: Number(toPrice),
        side: shape.side,
        isOver: isOver(shape),
      })),
    ),
  }
}

const isOver = ({ status }: Sighting) => status !== 'FORMING' && status !== 'CONFIRMED'

const shapeMark = ({ barTime, points, side, title }: Sighting): PatternMark => ({
  at: (points.at(-1)?.time ?? barTime) / 1000,
  side,
  text: title,
})

function barMarks(sightings: readonly Sighting[]): PatternMark[] {
  const titles = new Map<string, PatternMark & { titles: string[] }>()
  for (const { lines, barTime, side, title } of sightings) {
    // Those that lean nowhere are on nearly every bar.
    if (lines.length > 0 || side === 'NEUTRAL') continue
    const key = `${barTime} ${side}`
    const mark = titles.get(key) ?? { at: barTime / 1000, side, text: '', titles: [] }
    mark.titles.push(title)
    titles.set(key, mark)
  }
  return [...titles.values()].slice(0, drawnBars).map(({ at, side, titles: [first = '', ...others] }) => ({
    at,
    side,
    text: others.length === 0 ? first : `${first} +${others.length}`,
  }))
}
