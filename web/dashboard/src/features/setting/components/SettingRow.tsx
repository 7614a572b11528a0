import { useId } from 'react'
import { Badge } from '@/components/Badge'
import { classes } from '@/lib/classes'
import type { Setting } from '../api/settings'
import { valuesOf, writtenValue } from '../draft'
import { plainHelp } from '../help'

type Props = {
  setting: Setting
  mayChange: boolean
  /** What the reader has written; undefined: nothing. */
  text: string | undefined
  error: string | undefined
  onChange: (text: string) => void
}

/** One setting: what it does on the left, what holds on the right. */
export function SettingRow({ setting, mayChange, text, error, onChange }: Props) {
  const id = useId()
  const isOpen = mayChange && setting.fixed === null
  const shown = text ?? writtenValue(setting)
  const values = valuesOf(setting)
  const note = `${id}-note`
  const look = classes(
    'h-9 w-full min-w-0 rounded-md border bg-sunken px-2.5 text-sm font-medium read-only:text-soft disabled:text-soft',
    error ? 'border-down' : text !== undefined && text !== writtenValue(setting) ? 'border-accent' : 'border-line',
  )
  return (
    <li
      className="grid gap-x-6 gap-y-2 border-t px-3 py-3 text-xs md:grid-cols-[minmax(0,1fr)_20rem]"
      data-testid={`setting-${setting.key}`}
    >
      <div className="min-w-0">
        <label htmlFor={id} className="flex flex-wrap items-center gap-2 font-medium">
          <span className="break-all">{setting.key}</span>
          {setting.waits && <Badge tone="warn">waits for the next start</Badge>}
          {!setting.hot && !setting.waits && isOpen && (
            <span className="text-2xs font-normal text-mute">changes hold from the next start on</span>
          )}
        </label>
        <p className="mt-0.5 max-w-prose text-soft">{plainHelp(setting.help)}</p>
        <p id={note} className={classes('mt-0.5 max-w-prose', error ? 'text-down' : 'text-mute')}>
          {error ?? `Expected: ${setting.expected.replaceAll('`', '')}.`}
        </p>
      </div>
      <div className="min-w-0">
        {values && isOpen ? (
          <select
            id={id}
            className={look}
            value={shown}
            aria-describedby={note}
            onChange={(event) => onChange(event.target.value)}
          >
            {!values.includes(shown) && <option value={shown}>{shown}</option>}
            {values.map((value) => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </select>
        ) : (
          <input
            id={id}
            className={look}
            value={shown}
            readOnly={!isOpen}
            placeholder={setting.defaultValue ?? 'not set'}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={error ? true : undefined}
            aria-describedby={note}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
        <p className="mt-1 text-2xs text-mute">
          {setting.source === 'default' ? 'The default' : `From ${setting.source}`}
          {setting.source !== 'default' &&
            setting.defaultValue !== null &&
            `; default ${setting.defaultValue || 'empty'}`}
          {setting.waits && `; runs with ${setting.value ?? 'nothing'}`}
          {isOpen && setting.source !== 'default' && shown !== '' && (
            <button type="button" className="ml-2 text-accent hover:underline" onClick={() => onChange('')}>
              Default again
            </button>
          )}
        </p>
        {mayChange && setting.fixed && <p className="mt-0.5 text-2xs text-mute">Not from here: {setting.fixed}.</p>}
      </div>
    </li>
  )
}
