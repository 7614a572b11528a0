import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'

type Props = { title: string; onClose: () => void; children: ReactNode; footer?: ReactNode }

/** The browser's own modal dialog: it keeps the focus, closes on Esc and gives the focus back. */
export function Dialog({ title, onClose, children, footer }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = ref.current
    if (!dialog?.open) dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a modal dialog by itself; the click is on the backdrop
    <dialog
      ref={ref}
      aria-labelledby={id}
      className="w-[min(26rem,calc(100vw-2rem))] rounded-xl border bg-panel p-0 text-ink shadow-pop"
      onClose={onClose}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <header className="flex items-center justify-between px-5 pt-4">
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
      <div className="px-5 py-3">{children}</div>
      {footer && <footer className="flex justify-end gap-2 px-5 pb-5">{footer}</footer>}
    </dialog>
  )
}
