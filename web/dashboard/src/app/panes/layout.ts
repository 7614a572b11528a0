import { ownSetting } from '@/lib/own-setting'

export const paneIds = [
  'markets',
  'strategies',
  'services',
  'chart',
  'blotter',
  'depth',
  'tape',
  'ticket',
  'account',
] as const
export type PaneId = (typeof paneIds)[number]
export const paneWords: Record<PaneId, string> = {
  markets: 'Markets',
  strategies: 'Strategies',
  services: 'Services',
  chart: 'Chart',
  blotter: 'Positions and orders',
  depth: 'Depth',
  tape: 'Tape',
  ticket: 'Order ticket',
  account: 'Account',
}

/** `share`: of the column's height, against the others in it. */
export type Pane = { id: PaneId; share: number }
/** `width` in pixels; the column with the chart takes what is left instead. */
export type Column = { width: number; panes: Pane[] }
export type DeskLayout = { columns: Column[]; hidden: PaneId[] }

export const usualLayout: DeskLayout = {
  columns: [
    {
      width: 216,
      panes: [
        { id: 'markets', share: 50 },
        { id: 'strategies', share: 33 },
        { id: 'services', share: 17 },
      ],
    },
    {
      width: 640,
      panes: [
        { id: 'chart', share: 68 },
        { id: 'blotter', share: 32 },
      ],
    },
    {
      width: 240,
      panes: [
        { id: 'depth', share: 64 },
        { id: 'tape', share: 36 },
      ],
    },
    {
      width: 296,
      panes: [
        { id: 'ticket', share: 72 },
        { id: 'account', share: 28 },
      ],
    },
  ],
  hidden: [],
}

export const narrowest = 176
export const widest = 720
export const leastShare = 8
const mostColumns = 5

/** Which column takes the width that is left: the one with the chart, else the widest. */
export function elasticColumn({ columns }: DeskLayout): number {
  const withChart = columns.findIndex(({ panes }) => panes.some(({ id }) => id === 'chart'))
  if (withChart >= 0) return withChart
  return columns.reduce((best, { width }, index) => (width > (columns[best]?.width ?? 0) ? index : best), 0)
}

/** The edge between a column and the next goes so many pixels to the right. */
export function moveEdge(layout: DeskLayout, left: number, pixels: number): DeskLayout {
  const elastic = elasticColumn(layout)
  const widths = new Map<number, number>()
  const within = (width: number) => Math.max(narrowest, Math.min(widest, Math.round(width)))
  const [a, b] = [layout.columns[left], layout.columns[left + 1]]
  if (!a || !b) return layout
  if (left !== elastic) widths.set(left, within(a.width + pixels))
  // What one gives the other gets, where neither is elastic, so that the others stay.
  const given = (widths.get(left) ?? a.width) - a.width
  if (left === elastic) widths.set(left + 1, within(b.width - pixels))
  else if (left + 1 !== elastic) widths.set(left + 1, within(b.width - given))
  return {
    ...layout,
    columns: layout.columns.map((column, index) => ({ ...column, width: widths.get(index) ?? column.width })),
  }
}

/** The edge under a pane goes down by a part of what it and the next have together. */
export function moveFloor(layout: DeskLayout, column: number, upper: number, part: number): DeskLayout {
  const panes = layout.columns[column]?.panes ?? []
  const [a, b] = [panes[upper], panes[upper + 1]]
  if (!a || !b) return layout
  const both = a.share + b.share
  const least = Math.min(leastShare, both / 2)
  const share = Math.max(least, Math.min(both - least, a.share + both * part))
  const changed = panes.map((pane, index) =>
    index === upper ? { ...pane, share } : index === upper + 1 ? { ...pane, share: both - share } : pane,
  )
  return withPanes(layout, column, changed)
}

export type Way = 'left' | 'right' | 'up' | 'down'

/** One place up or down in its column, or into the column beside; beyond the last into one of its own. */
export function movePane(layout: DeskLayout, id: PaneId, way: Way): DeskLayout {
  const at = layout.columns.findIndex(({ panes }) => panes.some((pane) => pane.id === id))
  const panes = layout.columns[at]?.panes
  const place = panes?.findIndex((pane) => pane.id === id) ?? -1
  const pane = panes?.[place]
  if (!panes || !pane) return layout
  if (way === 'up' || way === 'down') {
    const to = place + (way === 'up' ? -1 : 1)
    if (to < 0 || to >= panes.length) return layout
    return withPanes(layout, at, panes.toSpliced(place, 1).toSpliced(to, 0, pane))
  }
  const to = at + (way === 'left' ? -1 : 1)
  const isNew = to < 0 || to >= layout.columns.length
  if (isNew && (panes.length === 1 || layout.columns.length >= mostColumns)) return layout
  const without = withPanes(layout, at, panes.toSpliced(place, 1))
  if (isNew) {
    const alone = { width: 240, panes: [{ ...pane, share: 100 }] }
    return tidy({ ...without, columns: to < 0 ? [alone, ...without.columns] : [...without.columns, alone] })
  }
  return tidy(withPanes(without, to, [...(without.columns[to]?.panes ?? []), pane]))
}

/** Before another pane, wherever that is. */
export function putBefore(layout: DeskLayout, id: PaneId, other: PaneId): DeskLayout {
  const shown = layout.columns.flatMap(({ panes }) => panes)
  const pane = shown.find((each) => each.id === id)
  if (!pane || id === other || !shown.some((each) => each.id === other)) return layout
  const columns = layout.columns.map((column) => {
    const others = column.panes.filter((each) => each.id !== id)
    const place = others.findIndex((each) => each.id === other)
    return { ...column, panes: place < 0 ? others : others.toSpliced(place, 0, pane) }
  })
  return tidy({ ...layout, columns })
}

export function hidePane(layout: DeskLayout, id: PaneId): DeskLayout {
  const shown = layout.columns.flatMap(({ panes }) => panes)
  if (shown.length === 1 || !shown.some((pane) => pane.id === id)) return layout
  const columns = layout.columns.map((column) => ({ ...column, panes: column.panes.filter((pane) => pane.id !== id) }))
  return tidy({ columns, hidden: [...layout.hidden, id] })
}

/** Back again, at the end of the last column. */
export function showPane(layout: DeskLayout, id: PaneId): DeskLayout {
  if (!layout.hidden.includes(id)) return layout
  const last = layout.columns.length - 1
  const panes = [...(layout.columns[last]?.panes ?? []), { id, share: 30 }]
  return { ...withPanes(layout, last, panes), hidden: layout.hidden.filter((other) => other !== id) }
}

const withPanes = (layout: DeskLayout, column: number, panes: Pane[]): DeskLayout => ({
  ...layout,
  columns: layout.columns.map((each, index) => (index === column ? { ...each, panes } : each)),
})

const tidy = (layout: DeskLayout): DeskLayout => ({
  ...layout,
  columns: layout.columns.filter(({ panes }) => panes.length > 0),
})

const isPane = (kept: unknown): kept is Pane => {
  const { id, share } = (kept ?? {}) as Partial<Pane>
  return paneIds.some((known) => known === id) && Number.isFinite(share) && (share ?? 0) > 0
}

/** Each pane once: one that came into being since is shown, one that is gone is dropped. */
export function readDesk(kept: unknown): DeskLayout | undefined {
  const { columns, hidden } = (kept ?? {}) as Partial<DeskLayout>
  if (!Array.isArray(columns) || !Array.isArray(hidden)) return undefined
  const seen = new Set<PaneId>()
  const once = (id: PaneId) => !seen.has(id) && seen.add(id) !== undefined
  const read = columns.map(({ width, panes }: Partial<Column>) => ({
    width: Number.isFinite(width) ? Math.max(narrowest, Math.min(widest, width ?? 0)) : 240,
    panes: (Array.isArray(panes) ? panes : []).filter((pane) => isPane(pane) && once(pane.id)),
  }))
  const away = hidden.filter((id) => paneIds.includes(id) && once(id))
  const layout = tidy({ columns: read, hidden: away })
  if (layout.columns.length === 0) return undefined
  const fresh = paneIds.filter((id) => !seen.has(id))
  let all = { ...layout, hidden: [...layout.hidden, ...fresh] }
  for (const id of fresh) all = showPane(all, id)
  return all
}

/** How the panes of the desk lie on a wide screen. */
export const deskLayout = ownSetting<DeskLayout>('desk', usualLayout, readDesk)
