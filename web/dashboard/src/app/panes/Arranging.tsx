import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, EyeOff, Plus } from 'lucide-react'
import { Button } from '@/components/Button'
import { deskLayout, hidePane, movePane, type PaneId, paneWords, putBefore, showPane, type Way } from './layout'

const icons: Record<Way, typeof ArrowUp> = { left: ArrowLeft, up: ArrowUp, down: ArrowDown, right: ArrowRight }
const words: Record<Way, string> = { left: 'to the left', up: 'up', down: 'down', right: 'to the right' }

/** Lies over a pane while the desk is arranged: it can be moved by its buttons, or dragged onto another. */
export function PaneHandle({ id }: { id: PaneId }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dragged here can be moved by the buttons in it
    <div
      draggable
      onDragStart={(event) => event.dataTransfer.setData('text/plain', id)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        deskLayout.set(putBefore(deskLayout.get(), event.dataTransfer.getData('text/plain') as PaneId, id))
      }}
      className="absolute inset-0 z-20 flex cursor-grab flex-col items-center justify-center gap-2 rounded-lg border-2 border-dashed border-accent bg-panel/85"
    >
      <span className="text-sm font-semibold">{paneWords[id]}</span>
      <span className="flex gap-1">
        {(Object.keys(icons) as Way[]).map((way) => {
          const Icon = icons[way]
          return (
            <Button
              key={way}
              size="small"
              aria-label={`Move ${paneWords[id]} ${words[way]}`}
              onClick={() => deskLayout.set(movePane(deskLayout.get(), id, way))}
            >
              <Icon className="size-3.5" aria-hidden="true" />
            </Button>
          )
        })}
        <Button
          size="small"
          aria-label={`Put ${paneWords[id]} away`}
          title="Put it away"
          onClick={() => deskLayout.set(hidePane(deskLayout.get(), id))}
        >
          <EyeOff className="size-3.5" aria-hidden="true" />
        </Button>
      </span>
    </div>
  )
}

/** What is away, and the end of arranging. */
export function ArrangeBar({ onDone }: { onDone: () => void }) {
  const { hidden } = deskLayout.use()
  return (
    <section
      aria-label="Arrange the desk"
      className="flex shrink-0 flex-wrap items-center gap-2 rounded-lg border border-accent bg-accent-wash px-3 py-1.5 text-xs"
    >
      <p className="mr-auto">
        Drag a pane onto another, or move it by its arrows; drag the edges between them. It is kept for you, in this
        browser.
      </p>
      {hidden.map((id) => (
        <Button key={id} size="small" onClick={() => deskLayout.set(showPane(deskLayout.get(), id))}>
          <Plus className="size-3.5" aria-hidden="true" />
          {paneWords[id]}
        </Button>
      ))}
      <Button size="small" onClick={deskLayout.reset}>
        As it was at first
      </Button>
      <Button size="small" look="accent" onClick={onDone}>
        Done
      </Button>
    </section>
  )
}
