import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { create } from 'zustand'
import { classes } from '@/lib/classes'

export type Notice = {
  id: number
  tone: 'up' | 'down' | 'plain'
  title: string
  detail?: string | undefined
  /** What can be done about it. */
  body?: ReactNode
  /** How long it stays, in milliseconds. */
  stays?: number
}

const shownMillis = 6_000
const mostShown = 4
let ids = 0

const useNotices = create<{ notices: Notice[]; remove: (id: number) => void }>()((set, get) => ({
  notices: [],
  remove: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
}))

/** Says something in the corner of the page, and to screen readers when they have finished their sentence. */
export function notify(notice: Omit<Notice, 'id'>): void {
  const id = ++ids
  useNotices.setState(({ notices }) => ({ notices: [...notices, { ...notice, id }].slice(-mostShown) }))
  setTimeout(() => useNotices.getState().remove(id), notice.stays ?? shownMillis)
}

const bars = { up: 'border-l-up', down: 'border-l-down', plain: 'border-l-accent' }

export function Notices() {
  const { notices, remove } = useNotices()
  return (
    // On a phone under whatever stands above the page, where they cover no banner and no button of the header.
    <div className="relative z-50 h-0">
      <div
        aria-live="polite"
        aria-relevant="additions"
        className="pointer-events-none absolute top-2 right-3 flex w-72 flex-col gap-2 md:fixed md:top-auto md:bottom-3"
      >
        {notices.map((notice) => (
          <div
            key={notice.id}
            data-testid="notice"
            className={classes(
              'pointer-events-auto flex items-start gap-2 rounded-lg border border-l-3 bg-panel p-3 text-xs shadow-pop',
              bars[notice.tone],
            )}
          >
            <div className="min-w-0 flex-1">
              <p className="font-semibold">{notice.title}</p>
              {notice.detail && <p className="mt-0.5 text-soft">{notice.detail}</p>}
              {notice.body}
            </div>
            <button
              type="button"
              aria-label="Dismiss"
              className="rounded p-0.5 text-mute hover:text-ink"
              onClick={() => remove(notice.id)}
            >
              <X className="size-3.5" aria-hidden="true" />
            </button>
          </div>
        ))}
      </div>
    </div>
  )
}
