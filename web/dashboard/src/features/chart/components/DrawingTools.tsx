import { Minus, MousePointer2, MoveUpRight, Rows4, Square, Trash2, TrendingUp } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import { classes } from '@/lib/classes'
import { type Tool, tools, toolWords } from '../drawing/model'

type Props = {
  tool: Tool | undefined
  onTool: (tool: Tool | undefined) => void
  /** Chosen by keyboard, where there is no pointer to draw with. */
  onPutDown: (tool: Tool) => void
  count: number
  hasSelected: boolean
  onDelete: () => void
  onDeleteAll: () => void
}

const icons: Record<Tool, typeof Square> = {
  HORIZONTAL: Minus,
  TREND: TrendingUp,
  RAY: MoveUpRight,
  RECTANGLE: Square,
  FIBONACCI: Rows4,
}

const look = 'grid size-7 place-items-center rounded-md hover:bg-raised hover:text-ink disabled:opacity-40'

/** What is drawn with, in a column beside the candles. */
export const DrawingTools = memo(({ tool, onTool, onPutDown, count, hasSelected, onDelete, onDeleteAll }: Props) => {
  const choose = (wanted: Tool) => (event: MouseEvent) => {
    // A click by a key has no pointer.
    if (event.detail === 0) onPutDown(wanted)
    else onTool(tool === wanted ? undefined : wanted)
  }
  return (
    <div
      role="toolbar"
      aria-label="Drawing tools"
      aria-orientation="vertical"
      className="flex w-9 shrink-0 flex-col items-center gap-0.5 overflow-y-auto border-r py-1 max-sm:hidden"
    >
      <button
        type="button"
        aria-label="Pointer"
        title="Pointer (Esc)"
        aria-pressed={tool === undefined}
        onClick={() => onTool(undefined)}
        className={classes(look, tool === undefined ? 'bg-raised text-accent' : 'text-mute')}
      >
        <MousePointer2 className="size-4" aria-hidden="true" />
      </button>
      {tools.map((each) => {
        const Icon = icons[each]
        return (
          <button
            key={each}
            type="button"
            aria-label={toolWords[each]}
            title={toolWords[each]}
            aria-pressed={tool === each}
            onClick={choose(each)}
            className={classes(look, tool === each ? 'bg-raised text-accent' : 'text-mute')}
          >
            <Icon className="size-4" aria-hidden="true" />
          </button>
        )
      })}
      {count > 0 && (
        <>
          <hr className="my-1 w-5" />
          <button
            type="button"
            aria-label="Delete the selected drawing"
            title="Delete the selected drawing (Del)"
            disabled={!hasSelected}
            onClick={onDelete}
            className={classes(look, 'text-mute')}
          >
            <Trash2 className="size-4" aria-hidden="true" />
          </button>
          <button
            type="button"
            title={`Delete all ${count} drawings of this symbol`}
            onClick={onDeleteAll}
            className="rounded-md px-1 text-2xs text-mute hover:bg-raised hover:text-ink"
          >
            <span className="sr-only">Delete all drawings</span>
            <span aria-hidden="true">All</span>
          </button>
        </>
      )}
    </div>
  )
})
