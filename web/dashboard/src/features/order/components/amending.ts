import { useState } from 'react'
import { notify } from '@/components/notices'
import { parseDecimal, tidyDecimal } from '@/lib/decimal'
import { type Problem, problemOf } from '@/lib/problem'
import { type Amendment, type Order, useAmendOrder } from '../api/orders'
import { termsOf } from '../terms'

export type AmendField = 'quantity' | 'limitPrice' | 'stopPrice'
export const amendFields: readonly AmendField[] = ['quantity', 'limitPrice', 'stopPrice']

/** Whether this can be changed: the stop price of a trailing stop follows the market. */
export function canAmend(order: Order, field: AmendField): boolean {
  if (field === 'quantity') return true
  return field === 'limitPrice' ? termsOf[order.type].limit : termsOf[order.type].stop
}

/** What is being changed in the table: one order at a time. */
export type Amending = {
  orderId: Order['orderId'] | undefined
  texts: Record<AmendField, string>
  isPending: boolean
  problem: Problem | undefined
  start: (order: Order) => void
  write: (field: AmendField, text: string) => void
  save: (order: Order) => void
  stop: () => void
}

const noTexts: Record<AmendField, string> = { quantity: '', limitPrice: '', stopPrice: '' }

export function useAmending(): Amending {
  const [orderId, setOrderId] = useState<Order['orderId']>()
  const [texts, setTexts] = useState(noTexts)
  const amend = useAmendOrder()
  const stop = () => {
    setOrderId(undefined)
    amend.reset()
  }
  return {
    orderId,
    texts,
    isPending: amend.isPending,
    problem: amend.error ? problemOf(amend.error) : undefined,
    start: (order) => {
      amend.reset()
      setOrderId(order.orderId)
      setTexts({ quantity: order.quantity, limitPrice: order.limitPrice ?? '', stopPrice: order.stopPrice ?? '' })
    },
    write: (field, text) => {
      setTexts((before) => ({ ...before, [field]: text }))
      amend.reset()
    },
    save: (order) => {
      const changes = changesOf(order, texts)
      if (Object.keys(changes).length === 0) return stop()
      amend.mutate(
        { orderId: order.orderId, changes },
        {
          onSuccess: (answer) => {
            stop()
            const isDone = Object.keys(changesOf(answer, { ...texts })).length === 0
            if (!isDone) notify({ tone: 'plain', title: `${order.symbol}: the change is on its way to the venue` })
          },
        },
      )
    },
    stop,
  }
}

/** What is written that differs from the order; 1.50 and 1.5 are the same. */
export function changesOf(order: Order, texts: Record<AmendField, string>): Amendment {
  const changes: Amendment = {}
  for (const field of amendFields) {
    const text = tidyDecimal(texts[field])
    const before = order[field] ?? ''
    const isSame = text === before || (parseDecimal(text) !== undefined && parseDecimal(text) === parseDecimal(before))
    if (canAmend(order, field) && !isSame) changes[field] = text
  }
  return changes
}
