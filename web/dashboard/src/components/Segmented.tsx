import { useId } from 'react'
import { classes } from '@/lib/classes'

type Option<T extends string> = { value: T; label: string; hint?: string; tone?: 'up' | 'down' }
type Props<T extends string> = {
  label: string
  value: T
  options: readonly Option<T>[]
  onChange: (value: T) => void
  size?: 'small' | 'medium'
  className?: string
}

const tones = { up: 'has-checked:bg-up has-checked:text-on-up', down: 'has-checked:bg-down has-checked:text-on-down' }

/** One of a few: radio buttons in a row, so arrow keys and screen readers work as they do everywhere. */
export function Segmented<T extends string>({ label, value, options, onChange, size = 'small', className }: Props<T>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={classes('flex gap-0.5 rounded-md bg-well p-0.5', className)}>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.hint}
          className={classes(
            'relative flex flex-1 cursor-pointer items-center justify-center rounded-[5px] font-medium whitespace-nowrap text-mute transition-colors hover:text-ink',
            'has-focus-visible:outline-2 has-focus-visible:outline-accent',
            size === 'small' ? 'h-6 px-1.5 text-xs' : 'h-9 px-3 text-sm',
            option.tone ? tones[option.tone] : 'has-checked:bg-thumb has-checked:text-ink has-checked:shadow-xs',
          )}
        >
          <input
            type="radio"
            className="absolute inset-0 cursor-pointer opacity-0"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
