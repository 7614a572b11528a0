import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react'
import { classes } from '@/lib/classes'

type Props = InputHTMLAttributes<HTMLInputElement> & {
  label: string
  unit?: string
  error?: ReactNode
  hint?: string | undefined
  /** What the reader can do about the error. */
  remedy?: ReactNode
  ref?: Ref<HTMLInputElement>
}

/** A labelled input whose error is read out with it. */
export function Field({ label, unit, error, hint, remedy, className, ref, ...rest }: Props) {
  const id = useId()
  return (
    <div className={className}>
      <div
        className={classes(
          'flex h-10 items-center gap-2 rounded-md border bg-sunken px-3 focus-within:border-accent',
          error ? 'border-down' : 'border-line',
        )}
      >
        <label htmlFor={id} className="shrink-0 text-xs text-mute">
          {label}
        </label>
        <input
          id={id}
          ref={ref}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? `${id}-note` : undefined}
          className="w-full min-w-0 bg-transparent text-right text-sm font-medium outline-none placeholder:font-normal placeholder:text-mute"
          {...rest}
        />
        {unit && <span className="shrink-0 text-xs text-mute">{unit}</span>}
      </div>
      {(error || hint) && (
        <p id={`${id}-note`} className={classes('mt-1 px-1 text-xs', error ? 'text-down' : 'text-mute')}>
          {error || hint}
        </p>
      )}
      {remedy}
    </div>
  )
}
