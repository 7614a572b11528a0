import { Search } from 'lucide-react'
import {
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useAfterPaint } from '@/lib/after-paint'
import { classes } from '@/lib/classes'
import { isModalOpen } from '@/lib/modal'
import { ownSetting } from '@/lib/own-setting'
import { allCommands, type Command } from './register'
import { searched } from './search'

const keptRecent = 5
/** As many as are in sight. */
const firstDrawn = 10
const recent = ownSetting<string[]>(
  'commands',
  [],
  (kept) => (Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : undefined),
  true,
)

/** Opens by Ctrl+K or ⌘K wherever one is, also while one writes; not over another dialog. */
export function usePaletteKey(open: () => void): void {
  const current = useRef(open)
  current.current = open
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const isKey = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k'
      if (!isKey || isModalOpen()) return
      event.preventDefault()
      current.current()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

/**
 * Everything that can be done, by words. Not the browser's modal dialog, which styles each element of the page anew when it opens and when
 * it closes: this lies over the whole page and keeps the focus in its one field.
 */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const cover = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const [sought, setSought] = useState('')
  const [at, setAt] = useState(0)
  const commands = useMemo(allCommands, [])
  // What is written is seen at once, what it finds a little later, and what is out of sight after that.
  const written = useDeferredValue(sought)
  const found = useMemo(() => searched(commands, written, recent.get()), [commands, written])
  const count = useAfterPaint(found.length, firstDrawn)
  const chosen = found[Math.min(at, found.length - 1)]
  useLayoutEffect(() => {
    const shown = cover.current
    shown?.showPopover()
    field.current?.focus()
    // Before it leaves the page: what had the focus gets it back.
    return () => shown?.hidePopover()
  }, [])
  useEffect(() => {
    if (chosen && at > 0) document.getElementById(`${id}-${chosen.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen, at, id])

  const run = (command: Command) => {
    recent.set([command.id, ...recent.get().filter((other) => other !== command.id)].slice(0, keptRecent))
    onClose()
    // After the dialog has given the focus back, so that the act may take it.
    setTimeout(command.act, 0)
  }
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }
    const step = steps[event.key]
    if (event.key === 'Tab') event.preventDefault()
    else if (step !== undefined) {
      event.preventDefault()
      setAt((before) => Math.max(0, Math.min(found.length - 1, before + step)))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      // By what is written now, drawn or not.
      const all = written === sought ? found : searched(commands, sought, recent.get())
      const wanted = all[Math.min(at, all.length - 1)]
      if (wanted) run(wanted)
    }
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a popover by itself; the click is beside what it shows
    <div
      ref={cover}
      popover="auto"
      role="dialog"
      aria-modal="true"
      aria-label="Commands"
      onToggle={(event) => event.newState === 'closed' && onClose()}
      // The focus stays inside until it is closed: only from there it is given back.
      onMouseDown={(event) => event.target === cover.current && event.preventDefault()}
      onClick={(event) => event.target === cover.current && onClose()}
      className="size-full max-h-none max-w-none bg-veil text-ink"
    >
      <div className="mx-auto mt-[12vh] flex w-[min(36rem,calc(100vw-1.5rem))] flex-col overflow-hidden rounded-xl border bg-panel shadow-pop">
        <div className="flex h-12 shrink-0 items-center gap-2 border-b px-4">
          <Search className="size-4 shrink-0 text-mute" aria-hidden="true" />
          <input
            ref={field}
            role="combobox"
            aria-label="What to do"
            aria-expanded={found.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
            aria-autocomplete="list"
            placeholder="A page, a symbol, an act …"
            spellCheck={false}
            autoComplete="off"
            value={sought}
            onChange={(event) => {
              setSought(event.target.value)
              setAt(0)
            }}
            onKeyDown={move}
            className="h-full w-full bg-transparent text-sm outline-none placeholder:text-mute"
          />
        </div>
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label="Commands"
          tabIndex={-1}
          className="max-h-[min(24rem,60vh)] overflow-y-auto p-1.5 empty:hidden"
        >
          {found.slice(0, Math.max(count, at + 1)).map((command) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
            <div
              key={command.id}
              id={`${id}-${command.id}`}
              role="option"
              aria-selected={command === chosen}
              tabIndex={-1}
              onClick={() => run(command)}
              onPointerMove={() => setAt(found.indexOf(command))}
              className={classes(
                'flex cursor-pointer items-center gap-3 rounded-md px-3 py-2 text-sm',
                command === chosen && 'bg-raised',
              )}
            >
              <span className="min-w-0 flex-1 truncate">{command.title}</span>
              <span className="shrink-0 text-2xs text-mute">{command.group}</span>
              {command.keys && <kbd className="shrink-0 rounded border px-1.5 text-2xs text-soft">{command.keys}</kbd>}
            </div>
          ))}
        </div>
        {found.length === 0 && (
          <p role="status" className="px-4 py-6 text-center text-xs text-mute">
            Nothing is called “{sought}”. Try “buy”, “risk” or the name of a symbol.
          </p>
        )}
      </div>
    </div>
  )
}
