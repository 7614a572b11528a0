import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { classes } from '@/lib/classes'

type Props = {
  /** What it lies between, for those who do not see it. */
  label: string
  /** A line from top to bottom, between columns. */
  isUpright: boolean
  /** How far it was moved, in pixels. */
  onMove: (pixels: number) => void
  /** Where it stands, as a percentage, for those who do not see it. */
  value: number
}

const keyPixels = 16

/** An edge between panes that can be moved, by pointer or by arrow keys. */
export function Splitter({ label, isUpright, onMove, value }: Props) {
  const from = useRef<number>(undefined)
  const at = (event: PointerEvent) => (isUpright ? event.clientX : event.clientY)
  const press = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = at(event)
  }
  const move = (event: PointerEvent) => {
    if (from.current === undefined) return
    const pixels = at(event) - from.current
    if (pixels === 0) return
    from.current = at(event)
    onMove(pixels)
  }
  const lift = () => {
    from.current = undefined
  }
  const step = (event: KeyboardEvent) => {
    const keys = isUpright ? { ArrowLeft: -1, ArrowRight: 1 } : { ArrowUp: -1, ArrowDown: 1 }
    const way = (keys as Record<string, number>)[event.key]
    if (way === undefined) return
    event.preventDefault()
    onMove(way * keyPixels * (event.shiftKey ? 4 : 1))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that is moved is a separator with a value, which hr cannot be
    <div
      role="separator"
      aria-label={label}
      aria-orientation={isUpright ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(value)}
      aria-valuemin={0}
      aria-valuemax={100}
      tabIndex={0}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={lift}
      onPointerCancel={lift}
      onKeyDown={step}
      className={classes(
        'group relative shrink-0 touch-none rounded-full',
        isUpright ? 'w-1.5 cursor-col-resize' : 'h-1.5 cursor-row-resize',
      )}
    >
      <span
        aria-hidden="true"
        className={classes(
          'absolute rounded-full transition-colors group-hover:bg-line-strong group-active:bg-accent',
          isUpright ? 'inset-y-1 left-0.5 w-0.5' : 'inset-x-1 top-0.5 h-0.5',
        )}
      />
    </div>
  )
}
