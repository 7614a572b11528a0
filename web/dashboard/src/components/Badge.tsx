import type { ReactNode } from 'react'
import { classes } from '@/lib/classes'

export type BadgeTone = 'plain' | 'up' | 'down' | 'warn' | 'accent'

const tones: Record<BadgeTone, string> = {
  plain: 'bg-raised text-soft',
  up: 'bg-up-wash text-up',
  down: 'bg-down-wash text-down',
  warn: 'bg-warn-wash text-warn',
  accent: 'bg-accent-wash text-accent',
}

export function Badge({ tone = 'plain', children, title }: { tone?: BadgeTone; children: ReactNode; title?: string }) {
  return (
    <span
      title={title}
      className={classes(
        'inline-flex h-5 items-center gap-1 rounded px-1.5 text-2xs font-semibold whitespace-nowrap',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
