import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DeskLayout,
  elasticColumn,
  hidePane,
  moveEdge,
  moveFloor,
  movePane,
  paneIds,
  putBefore,
  readDesk,
  showPane,
  usualLayout,
} from './layout'

const names = ({ columns }: DeskLayout) => columns.map(({ panes }) => panes.map(({ id }) => id).join(' '))
const widths = ({ columns }: DeskLayout) => columns.map(({ width }) => width)

describe('the panes of the desk', () => {
  it('go up, down, aside, and beyond the last into a column of their own', () => {
    expect(names(movePane(usualLayout, 'blotter', 'up'))[1]).toBe('blotter chart')
    expect(names(movePane(usualLayout, 'tape', 'left'))[1]).toBe('chart blotter tape')
    expect(names(movePane(usualLayout, 'account', 'right'))).toHaveLength(5)
    expect(movePane(usualLayout, 'markets', 'up')).toBe(usualLayout)
    const alone = movePane(usualLayout, 'account', 'right')
    expect(movePane(alone, 'account', 'right')).toBe(alone)
    expect(names(movePane(alone, 'account', 'left'))[3]).toBe('ticket account')
  })

  it('are dropped before another', () => {
    expect(names(putBefore(usualLayout, 'ticket', 'depth'))).toEqual([
      'markets strategies services',
      'chart blotter',
      'ticket depth tape',
      'account',
    ])
    expect(putBefore(usualLayout, 'ticket', 'ticket')).toBe(usualLayout)
  })

  it('can be put away and brought back, but never the last', () => {
    const away = hidePane(usualLayout, 'services')
    expect(away.hidden).toEqual(['services'])
    expect(names(showPane(away, 'services'))[3]).toBe('ticket account services')
    const only: DeskLayout = { columns: [{ width: 200, panes: [{ id: 'chart', share: 1 }] }], hidden: [] }
    expect(hidePane(only, 'chart')).toBe(only)
  })

  it('give each other width, and the column with the chart takes the rest', () => {
    expect(elasticColumn(usualLayout)).toBe(1)
    expect(widths(moveEdge(usualLayout, 0, 50))).toEqual([266, 640, 240, 296])
    expect(widths(moveEdge(usualLayout, 1, 50))).toEqual([216, 640, 190, 296])
    expect(widths(moveEdge(usualLayout, 2, 30))).toEqual([216, 640, 270, 266])
    expect(widths(moveEdge(usualLayout, 0, -500))[0]).toBe(176)
  })

  it('give each other height within bounds', () => {
    const shares = (layout: DeskLayout) => layout.columns[1]?.panes.map(({ share }) => Math.round(share))
    expect(shares(moveFloor(usualLayout, 1, 0, 0.1))).toEqual([78, 22])
    expect(shares(moveFloor(usualLayout, 1, 0, 5))).toEqual([92, 8])
    expect(shares(moveFloor(usualLayout, 1, 0, -5))).toEqual([8, 92])
  })

  it('are each there once, whatever is done with them and whatever was kept', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom(...paneIds),
            fc.constantFrom('left', 'right', 'up', 'down', 'hide', 'show', 'before', 'forget'),
            fc.constantFrom(...paneIds),
          ),
          { maxLength: 40 },
        ),
        (acts) => {
          let layout = usualLayout
          for (const [id, act, other] of acts) {
            if (act === 'hide') layout = hidePane(layout, id)
            else if (act === 'show') layout = showPane(layout, id)
            else if (act === 'before') layout = putBefore(layout, id, other)
            else if (act === 'forget')
              layout =
                readDesk({ ...layout, columns: layout.columns.slice(1), hidden: [...layout.hidden, 'nothing'] }) ??
                layout
            else layout = movePane(layout, id, act as 'up')
            const all = [...layout.columns.flatMap(({ panes }) => panes.map((pane) => pane.id)), ...layout.hidden]
            expect(all.toSorted()).toEqual([...paneIds].sort())
            expect(layout.columns.every(({ panes }) => panes.length > 0)).toBe(true)
            expect(readDesk(JSON.parse(JSON.stringify(layout)))).toEqual(layout)
          }
        },
      ),
    ))

  it('are as usual when what was kept is no layout', () => {
    expect(readDesk('wide')).toBeUndefined()
    expect(readDesk({ columns: [{}], hidden: [] })).toBeUndefined()
  })
})
