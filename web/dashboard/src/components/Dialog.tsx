import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { classes } from '@/lib/classes'

type Props = {
  title: string
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
  isWide?: boolean
  isHuge?: boolean
}

/**
 * The browser's own modal dialog: it keeps the focus, closes on Esc and gives the focus back. What has `data-focus` is focused first:
 * React's autoFocus comes before the dialog is open.
 */
export function Dialog({ title, onClose, children, footer, isWide = false, isHuge = false }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog?.open) dialog?.showModal()
    dialog?.querySelector<HTMLElement>('[data-focus]')?.focus()
    return () => dialog?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a modal dialog by itself; the click is on the backdrop
    <dialog
      ref={ref}
      aria-labelledby={id}
      className={classes(
        'max-h-[calc(100dvh-2rem)] flex-col rounded-xl border bg-panel p-0 text-ink shadow-pop open:flex',
        isHuge
          ? 'w-[min(64rem,calc(100vw-2rem))]'
          : isWide
            ? 'w-[min(40rem,calc(100vw-2rem))]'
            : 'w-[min(26rem,calc(100vw-2rem))]',
      )}
      onClose={onClose}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <header className="flex shrink-0 items-center justify-between px-5 pt-4">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        <button
          type="button"
          aria-label="Close"
          className="-mr-2 rounded-md p-2 text-mute hover:bg-raised hover:text-ink"
          onClick={onClose}
        >
          <X className="size-4" aria-hidden="true" />
        </button>
      </header>
      <div className="min-h-0 overflow-y-auto px-5 py-3">{children}</div>
      {footer && <footer className="flex shrink-0 justify-end gap-2 px-5 pt-2 pb-5">{footer}</footer>}
    </dialog>
  )
}
