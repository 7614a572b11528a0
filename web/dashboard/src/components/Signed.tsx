import { classes } from '@/lib/classes'
import { type Amount, arrow, signed, toneOf } from '@/lib/format'

export const toneClass = { up: 'text-up', down: 'text-down', flat: 'text-soft' }

/** A gain or loss: sign and arrow say it, colour repeats it. */
export function Signed({
  value,
  decimals = 2,
  withArrow = false,
  className,
}: {
  value: Amount
  decimals?: number
  withArrow?: boolean
  className?: string
}) {
  const text = signed(value, decimals)
  const tone = /[1-9]/.test(text) ? toneOf(value) : 'flat'
  return (
    <span className={classes(toneClass[tone], className)}>
      {withArrow && tone !== 'flat' && (
        <span aria-hidden="true" className="mr-1 text-[0.7em]">
          {arrow[tone]}
        </span>
      )}
      {text}
    </span>
  )
}

export function SideLabel({ side }: { side: 'BUY' | 'SELL' }) {
  return (
    <span className={classes('font-medium', side === 'BUY' ? 'text-up' : 'text-down')}>
      {side === 'BUY' ? 'Buy' : 'Sell'}
    </span>
  )
}
