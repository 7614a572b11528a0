import { type ReactNode, useId } from 'react'
import { classes } from '@/lib/classes'

export type Choice<T extends string> = { value: T; label: string }
type Props<T extends string> = {
  label: string
  value: T
  choices: readonly Choice<T>[]
  onChange: (value: T) => void
  error?: ReactNode
  className?: string
}

/** One of several that do not fit in a row. */
export function Select<T extends string>({ label, value, choices, onChange, error, className }: Props<T>) {
  const id = useId()
  return (
    <div className={className}>
      <label
        className={classes(
          'flex h-10 items-center justify-between gap-2 rounded-md border bg-sunken px-3 text-xs text-mute focus-within:border-accent',
          error ? 'border-down' : 'border-line',
        )}
      >
        <span className="shrink-0">{label}</span>
        <select
          className="min-w-0 bg-sunken text-right text-xs font-medium text-ellipsis text-ink outline-none"
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-note` : undefined}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      </label>
      {error && (
        <p id={`${id}-note`} className="mt-1 px-1 text-xs text-down">
          {error}
        </p>
      )}
    </div>
  )
}
