import { Check, Undo2 } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { Button } from '@/components/Button'
import { Refused } from '@/components/Refused'
import { classes } from '@/lib/classes'
import { words } from '@/lib/format'
import type { Order } from '../api/orders'
import { type AmendField, type Amending, amendFields, canAmend } from './amending'

const labels: Record<AmendField, string> = {
  quantity: 'New quantity',
  limitPrice: 'New limit price',
  stopPrice: 'New stop price',
}

type CellProps = { amending: Amending; order: Order; field: AmendField; children: ReactNode }

/** A figure of the table, and while its order is amended a field in its place. */
export function AmendCell({ amending, order, field, children }: CellProps) {
  const id = useId()
  if (amending.orderId !== order.orderId || !canAmend(order, field)) return children
  const error = amending.problem?.at([`/${field}`])
  const act = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') amending.save(order)
    else amending.stop()
  }
  return (
    <span className="inline-flex flex-col items-end">
      <input
        aria-label={labels[field]}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? id : undefined}
        inputMode="decimal"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: who has pressed Amend wants to write
        autoFocus={field === firstField(order)}
        onFocus={(event) => event.target.select()}
        className={classes(
          'h-7 w-20 scroll-mr-20 rounded border bg-sunken px-1.5 text-right text-xs font-medium outline-none focus:border-accent',
          error ? 'border-down' : 'border-line-strong',
        )}
        value={amending.texts[field]}
        onChange={(event) => amending.write(field, event.target.value)}
        onKeyDown={act}
      />
      {error && (
        <span id={id} className="max-w-56 py-1 text-right text-xs whitespace-normal text-down">
          <Refused error={error} />
        </span>
      )}
    </span>
  )
}

/** What is amended most: the price that the order waits for. */
const firstField = (order: Order): AmendField | undefined =>
  amendFields.toReversed().find((field) => canAmend(order, field))

export function AmendActs({ amending, order }: { amending: Amending; order: Order }) {
  const { problem } = amending
  const isToldAtField = problem?.at(amendFields.map((field) => `/${field}`)) !== undefined
  const name = `${words(order.side)} ${order.quantity} ${order.symbol}`
  return (
    <span className="inline-flex flex-col items-end">
      <span className="inline-flex">
        <Button
          size="small"
          look="accent"
          aria-label={`Save ${name}`}
          title="Save (Enter)"
          disabled={amending.isPending}
          onClick={() => amending.save(order)}
        >
          <Check className="size-3.5" aria-hidden="true" />
        </Button>
        <Button
          size="small"
          look="quiet"
          aria-label={`Leave ${name} as it was`}
          title="Leave it as it was (Esc)"
          onClick={amending.stop}
        >
          <Undo2 className="size-3.5" aria-hidden="true" />
        </Button>
      </span>
      {problem && !isToldAtField && (
        <span role="alert" className="max-w-56 py-1 text-right text-xs whitespace-normal text-down">
          {problem.body.detail ?? problem.body.title}
        </span>
      )}
    </span>
  )
}
