import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '@/lib/classes'
import { problemOf } from '@/lib/problem'
import { Button } from './Button'

/** Nothing to show yet, and what would change that. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex h-full min-h-24 flex-col items-center justify-center gap-1 px-6 py-4 text-center">
      <p className="text-sm font-medium text-soft">{title}</p>
      {children && <p className="max-w-sm text-xs text-mute">{children}</p>}
    </div>
  )
}

/** The problem's own words, and a way on. */
export function Failure({
  error,
  retry,
  again = 'Try again',
  compact = false,
}: {
  error: unknown
  retry?: () => void
  again?: string
  compact?: boolean
}) {
  const problem = problemOf(error)
  return (
    <div
      role="alert"
      className={classes('flex gap-2.5 rounded-md bg-down-wash text-xs', compact ? 'p-2.5' : 'm-3 p-3')}
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-down" />
      <div className="min-w-0">
        <p className="font-semibold text-ink">{problem.body.title}</p>
        {problem.body.detail && problem.body.detail !== problem.body.title && (
          <p className="mt-0.5 text-soft">{problem.body.detail}</p>
        )}
        {retry && (
          <Button size="small" className="mt-2" onClick={retry}>
            {again}
          </Button>
        )}
      </div>
    </div>
  )
}

/** `isPage`: it stands for a whole page, and has its heading. */
export function Skeleton({ rows = 4, label, isPage = false }: { rows?: number; label: string; isPage?: boolean }) {
  return (
    <div role="status" aria-label={`${label}: loading`} className="flex flex-col gap-2 p-3">
      {isPage && <h1 className="sr-only">{label}</h1>}
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <div key={index} className={classes('skeleton h-5', index % 3 === 2 && 'w-2/3')} />
      ))}
    </div>
  )
}
