import type { ButtonHTMLAttributes, Ref } from 'react'
import { classes } from '@/lib/classes'

type Look = 'plain' | 'quiet' | 'accent' | 'up' | 'down' | 'danger'
type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: Look
  size?: 'small' | 'medium' | 'large'
  ref?: Ref<HTMLButtonElement>
}

const looks: Record<Look, string> = {
  plain: 'border border-line bg-raised text-ink hover:border-line-strong',
  quiet: 'text-soft hover:bg-raised hover:text-ink',
  accent: 'bg-accent-fill text-on-accent hover:brightness-110',
  up: 'bg-up text-on-up hover:brightness-110',
  down: 'bg-down text-on-down hover:brightness-110',
  danger: 'border border-down bg-down-wash text-down hover:bg-down hover:text-on-down',
}
const sizes = { small: 'h-7 px-2 text-xs', medium: 'h-8 px-3 text-sm', large: 'h-11 px-4 text-sm font-semibold' }

export function Button({ look = 'plain', size = 'medium', className, ...rest }: Props) {
  return (
    <button
      type="button"
      className={classes(
        'inline-flex items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-[filter,background-color,border-color] disabled:cursor-not-allowed disabled:opacity-50',
        looks[look],
        sizes[size],
        className,
      )}
      {...rest}
    />
  )
}
