import type { ReactNode } from 'react'
import { classes } from '@/lib/classes'

type Props = {
  title: string
  about: string
  children: ReactNode
  /** What is done on the whole page: a choice, a button. */
  aside?: ReactNode
  /** One list, which gets a box; else the parts bring their own. */
  isList?: boolean
  isWide?: boolean
}

/** A page that is not the desk: what it is, and its parts below. */
export function Page({ title, about, children, aside, isList = false, isWide = false }: Props) {
  return (
    <div className="h-full overflow-y-auto">
      <div
        className={classes(
          'mx-auto flex flex-col gap-4 px-3 py-4 md:px-6 md:py-6',
          isWide ? 'max-w-[100rem]' : 'max-w-6xl',
        )}
      >
        <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
          <div className="min-w-0">
            <h1 className="text-xl font-semibold">{title}</h1>
            <p className="text-sm text-mute">{about}</p>
          </div>
          {aside}
        </header>
        {isList ? <div className="overflow-hidden rounded-lg border bg-panel">{children}</div> : children}
      </div>
    </div>
  )
}
