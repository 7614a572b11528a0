import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import type { TimeFrame } from '@/features/market/api/bars'
import { chartLayout, deleteLayout, kindWords, openLayout, savedLayouts, saveLayout } from '../layout'

type Props = { frame: TimeFrame; onFrame: (frame: TimeFrame) => void; onClose: () => void }

/** Keeps what the chart shows by a name, and brings it back. */
export function LayoutDialog({ frame, onFrame, onClose }: Props) {
  const saved = savedLayouts.use()
  const [name, setName] = useState('')
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    saveLayout(name.trim(), frame)
    setName('')
  }
  return (
    <Dialog
      title="Chart layouts"
      onClose={onClose}
      footer={
        <>
          <Button
            onClick={() => {
              chartLayout.reset()
              onClose()
            }}
          >
            Plain chart
          </Button>
          <Button onClick={onClose}>Done</Button>
        </>
      }
    >
      {saved.length === 0 && (
        <p className="mb-3 text-xs text-mute">
          A layout keeps the kind of chart, its indicators with their settings, and the time frame. It is yours alone
          and stays in this browser.
        </p>
      )}
      <ul aria-label="Saved layouts" className="mb-3 flex flex-col gap-1">
        {saved.map((layout) => (
          <li key={layout.name} className="flex items-center gap-1">
            <button
              type="button"
              onClick={() => {
                openLayout(layout)
                onFrame(layout.frame)
                onClose()
              }}
              className="flex min-w-0 flex-1 items-baseline gap-2 rounded-md px-2 py-1.5 text-left text-xs hover:bg-raised"
            >
              <span className="truncate font-semibold">{layout.name}</span>
              <span className="ml-auto shrink-0 text-2xs text-mute">
                {kindWords[layout.kind]}, {layout.frame}, {layout.indicators.length}{' '}
                {layout.indicators.length === 1 ? 'indicator' : 'indicators'}
              </span>
            </button>
            <Button
              size="small"
              look="quiet"
              aria-label={`Delete the layout ${layout.name}`}
              onClick={() => deleteLayout(layout.name)}
            >
              <Trash2 className="size-3.5" aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={save} className="flex gap-2">
        <input
          data-focus
          aria-label="Name of the layout"
          placeholder="Name"
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
          className="h-8 min-w-0 flex-1 rounded-md border bg-sunken px-2 text-xs outline-none focus:border-accent"
        />
        <Button type="submit" disabled={name.trim() === ''}>
          Save as it is now
        </Button>
      </form>
    </Dialog>
  )
}
