import { Fragment, memo, type ReactNode, useRef } from 'react'
import { PaneHandle } from './Arranging'
import { deskLayout, elasticColumn, moveEdge, moveFloor, narrowest, type PaneId, paneWords, widest } from './layout'
import { Splitter } from './Splitter'

type Props = { content: (id: PaneId) => ReactNode; isArranging: boolean }

/** Columns of panes with movable edges, as the user has arranged them. */
export function Panes({ content, isArranging }: Props) {
  const layout = deskLayout.use()
  const elastic = elasticColumn(layout)
  const { columns } = layout
  return (
    <div className="flex min-h-0 flex-1">
      {columns.map((column, index) => {
        const next = columns[index + 1]
        const own = index === elastic && next ? next : column
        return (
          <Fragment key={column.panes[0]?.id ?? index}>
            <ColumnOfPanes index={index} isElastic={index === elastic} content={content} isArranging={isArranging} />
            {next && (
              <Splitter
                isUpright
                label={`Edge between ${nameOf(column.panes)} and ${nameOf(next.panes)}`}
                value={((own.width - narrowest) / (widest - narrowest)) * 100}
                onMove={(pixels) => deskLayout.set(moveEdge(deskLayout.get(), index, pixels))}
              />
            )}
          </Fragment>
        )
      })}
    </div>
  )
}

const nameOf = (panes: readonly { id: PaneId }[]) => panes.map(({ id }) => paneWords[id]).join(', ')

type ColumnProps = Props & { index: number; isElastic: boolean }

function ColumnOfPanes({ index, isElastic, content, isArranging }: ColumnProps) {
  const { columns } = deskLayout.use()
  const element = useRef<HTMLDivElement>(null)
  const column = columns[index]
  if (!column) return null
  const { panes, width } = column
  const all = panes.reduce((sum, { share }) => sum + share, 0)
  const moveBy = (upper: number, pixels: number) => {
    const [a, b] = [panes[upper], panes[upper + 1]]
    const height = element.current?.clientHeight ?? 0
    if (!a || !b || height === 0) return
    deskLayout.set(moveFloor(deskLayout.get(), index, upper, (pixels / height) * (all / (a.share + b.share))))
  }
  return (
    <div
      ref={element}
      className="flex min-h-0 min-w-0 flex-col"
      style={{ flex: isElastic ? '1 1 0' : `0 1 ${width}px` }}
    >
      {panes.map(({ id, share }, place) => {
        const next = panes[place + 1]
        return (
          <Fragment key={id}>
            <div className="relative min-h-14 min-w-0 *:first:h-full" style={{ flex: `${share} 1 0` }}>
              <Content id={id} content={content} />
              {isArranging && <PaneHandle id={id} />}
            </div>
            {next && (
              <Splitter
                isUpright={false}
                label={`Edge between ${paneWords[id]} and ${paneWords[next.id]}`}
                value={(share / (share + next.share)) * 100}
                onMove={(pixels) => moveBy(place, pixels)}
              />
            )}
          </Fragment>
        )
      })}
    </div>
  )
}

/** An edge that is moved draws no pane anew. */
const Content = memo(({ id, content }: { id: PaneId; content: (id: PaneId) => ReactNode }) => content(id))
