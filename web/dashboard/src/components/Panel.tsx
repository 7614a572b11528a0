import { type ReactNode, useId } from 'react'
import { classes } from '@/lib/classes'

type Props = {
  title: string
  aside?: ReactNode
  children: ReactNode
  className?: string
  scrolls?: boolean
  hideTitle?: boolean
}

/** A titled part of a page: a region that a screen reader can go to by name. */
export function Panel({ title, aside, children, className, scrolls, hideTitle }: Props) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={classes('flex min-h-0 min-w-0 flex-col overflow-hidden rounded-lg border bg-panel', className)}
    >
      <header className={classes('flex h-9 shrink-0 items-center justify-between gap-3 px-3', hideTitle && 'sr-only')}>
        <h2 id={id} className="truncate text-xs font-semibold text-soft">
          {title}
        </h2>
        {aside}
      </header>
      {scrolls ? (
        // biome-ignore lint/a11y/useSemanticElements: a group that the keyboard can scroll, not a set of fields
        <div
          role="group"
          aria-labelledby={id}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
          tabIndex={0}
          className="min-h-0 flex-1 overflow-y-auto -outline-offset-2"
        >
          {children}
        </div>
      ) : (
        <div className="min-h-0 flex-1">{children}</div>
      )}
    </section>
  )
}
