import { useState } from 'react'
import { Button } from '@/components/Button'
import { notify } from '@/components/notices'
import { useCancelAllOrders, useOpenOrders } from '../api/orders'
import { tellFailure } from './OpenOrders'

/** Cancels all open orders, or those of one instrument. */
export function CancelOrders() {
  const orders = useOpenOrders()
  const [chosen, setChosen] = useState('')
  const cancelAll = useCancelAllOrders()
  const symbols = [...new Set(orders?.map((order) => order.symbol))].toSorted()
  // What was chosen may have no order left.
  const symbol = symbols.includes(chosen) ? chosen : ''
  return (
    <span className="flex items-center gap-1">
      {symbols.length > 1 && (
        <select
          aria-label="Orders to cancel"
          className="h-7 rounded-md border bg-sunken px-1.5 text-xs text-soft"
          value={symbol}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">All</option>
          {symbols.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      )}
      <Button
        size="small"
        look="quiet"
        disabled={symbols.length === 0 || cancelAll.isPending}
        onClick={() =>
          cancelAll.mutate(symbol || undefined, {
            onError: tellFailure,
            onSuccess: ({ canceled }) =>
              notify({ tone: 'plain', title: canceled === 1 ? '1 order canceled' : `${canceled} orders canceled` }),
          })
        }
      >
        Cancel all{symbol && ` ${symbol}`}
      </Button>
    </span>
  )
}
