import { ownSetting } from '@/lib/own-setting'

export const tools = ['HORIZONTAL', 'TREND', 'RAY', 'RECTANGLE', 'FIBONACCI'] as const
export type Tool = (typeof tools)[number]
export const toolWords: Record<Tool, string> = {
  HORIZONTAL: 'Horizontal line',
  TREND: 'Trend line',
  RAY: 'Ray',
  RECTANGLE: 'Rectangle',
  FIBONACCI: 'Fibonacci retracement',
}

/** A moment in seconds and a price: for drawing only. */
export type Point = { time: number; price: number }
export type Drawing = { id: string; tool: Tool; points: readonly Point[] }

export const pointsOf = (tool: Tool): number => (tool === 'HORIZONTAL' ? 1 : 2)

type OfSymbols = Record<string, Drawing[]>

const isPoint = (kept: unknown): kept is Point =>
  typeof kept === 'object' &&
  kept !== null &&
  Number.isFinite((kept as Point).time) &&
  Number.isFinite((kept as Point).price)

function isDrawing(kept: unknown): kept is Drawing {
  if (typeof kept !== 'object' || kept === null) return false
  const { id, tool, points } = kept as Drawing
  return (
    typeof id === 'string' &&
    tools.includes(tool) &&
    Array.isArray(points) &&
    points.length === pointsOf(tool) &&
    points.every(isPoint)
  )
}

function read(kept: unknown): OfSymbols | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined
  return Object.fromEntries(
    Object.entries(kept).map(([symbol, drawings]) => [
      symbol,
      Array.isArray(drawings) ? drawings.filter(isDrawing) : [],
    ]),
  )
}

const kept = ownSetting<OfSymbols>('drawings', {}, read)
const none: readonly Drawing[] = []

/** The user's drawings on a symbol's chart, whatever its frame. */
export const useDrawings = (symbol: string): readonly Drawing[] => kept.use()[symbol] ?? none
export const drawingsOf = (symbol: string): readonly Drawing[] => kept.get()[symbol] ?? none

const put = (symbol: string, drawings: readonly Drawing[]) => kept.set({ ...kept.get(), [symbol]: [...drawings] })

export function addDrawing(symbol: string, tool: Tool, points: readonly Point[]): Drawing {
  const drawing = { id: crypto.randomUUID(), tool, points }
  put(symbol, [...drawingsOf(symbol), drawing])
  return drawing
}

export function moveDrawing(symbol: string, id: string, points: readonly Point[]): void {
  put(
    symbol,
    drawingsOf(symbol).map((drawing) => (drawing.id === id ? { ...drawing, points } : drawing)),
  )
}

export function deleteDrawing(symbol: string, id: string): void {
  put(
    symbol,
    drawingsOf(symbol).filter((drawing) => drawing.id !== id),
  )
}

export const deleteDrawings = (symbol: string): void => put(symbol, [])
