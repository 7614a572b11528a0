import { type TimeFrame, timeFrames } from '@/features/market/api/bars'
import { ownSetting } from '@/lib/own-setting'

export const chartKinds = ['CANDLES', 'HEIKIN_ASHI', 'LINE'] as const
export type ChartKind = (typeof chartKinds)[number]
export const kindWords: Record<ChartKind, string> = { CANDLES: 'Candles', HEIKIN_ASHI: 'Heikin-Ashi', LINE: 'Line' }

/** An indicator on the chart; `key` tells two of one name apart. */
export type Chosen = { key: string; name: string; settings: Record<string, number> }

export type Layout = { kind: ChartKind; hasVolume: boolean; indicators: Chosen[] }
/** A layout by name, with the frame that it was made for. */
export type SavedLayout = Layout & { name: string; frame: TimeFrame }

const usual: Layout = { kind: 'CANDLES', hasVolume: true, indicators: [] }

const isObject = (kept: unknown): kept is Record<string, unknown> => typeof kept === 'object' && kept !== null

function readChosen(kept: unknown): Chosen | undefined {
  if (!isObject(kept) || typeof kept.key !== 'string' || typeof kept.name !== 'string' || !isObject(kept.settings)) {
    return undefined
  }
  const settings = Object.entries(kept.settings).filter((entry): entry is [string, number] => Number.isFinite(entry[1]))
  return { key: kept.key, name: kept.name, settings: Object.fromEntries(settings) }
}

export function readLayout(kept: unknown): Layout | undefined {
  if (!isObject(kept) || !Array.isArray(kept.indicators)) return undefined
  return {
    kind: chartKinds.find((kind) => kind === kept.kind) ?? usual.kind,
    hasVolume: kept.hasVolume !== false,
    indicators: kept.indicators.map(readChosen).filter((chosen) => chosen !== undefined),
  }
}

function readSaved(kept: unknown): SavedLayout | undefined {
  const layout = readLayout(kept)
  if (!layout || !isObject(kept) || typeof kept.name !== 'string') return undefined
  return { ...layout, name: kept.name, frame: timeFrames.find((frame) => frame === kept.frame) ?? '1m' }
}

/** What the chart shows now. */
export const chartLayout = ownSetting<Layout>('chart', usual, readLayout)

/** What was kept by name, in the order of the alphabet. */
export const savedLayouts = ownSetting<SavedLayout[]>('chart-layouts', [], (kept) =>
  Array.isArray(kept) ? kept.map(readSaved).filter((layout) => layout !== undefined) : undefined,
)

export function saveLayout(name: string, frame: TimeFrame): void {
  const others = savedLayouts.get().filter((layout) => layout.name !== name)
  const all = [...others, { ...chartLayout.get(), name, frame }]
  savedLayouts.set(all.toSorted((left, right) => left.name.localeCompare(right.name)))
}

export function deleteLayout(name: string): void {
  savedLayouts.set(savedLayouts.get().filter((layout) => layout.name !== name))
}

export function openLayout({ kind, hasVolume, indicators }: SavedLayout): void {
  chartLayout.set({ kind, hasVolume, indicators })
}

export function changeLayout(part: Partial<Layout>): void {
  chartLayout.set({ ...chartLayout.get(), ...part })
}

let keys = 0

export function addIndicator(name: string): void {
  const { indicators } = chartLayout.get()
  const key = `${name}-${Date.now()}-${++keys}`
  changeLayout({ indicators: [...indicators, { key, name, settings: {} }] })
}

export function setIndicator(key: string, settings: Record<string, number>): void {
  const { indicators } = chartLayout.get()
  changeLayout({ indicators: indicators.map((chosen) => (chosen.key === key ? { ...chosen, settings } : chosen)) })
}

export function removeIndicator(key: string): void {
  changeLayout({ indicators: chartLayout.get().indicators.filter((chosen) => chosen.key !== key) })
}
