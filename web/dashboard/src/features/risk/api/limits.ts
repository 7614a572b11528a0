import { useMutation } from '@tanstack/react-query'
import { useAccountPath } from '@/features/account/api/chosen-account'
import { tidyDecimal } from '@/lib/decimal'
import { call } from '@/lib/http'

/** Null where there is no limit. Decimals and spans of time are text, counts are numbers. */
export type Limits = {
  maximumOrderNotional: string | null
  maximumOrderLots: number | null
  collarPercent: string
  maximumReferenceAge: string | null
  instrumentNotional: string | null
  strategyNotional: string | null
  accountNotional: string | null
  leverage: string | null
  openOrders: number | null
  dailyLoss: string | null
  drawdownPercent: string | null
  messages: number | null
  messageSpan: string | null
  cancelReserve: number | null
  duplicateSpan: string | null
  executions: number | null
  executionSpan: string | null
}
export type LimitName = keyof Limits
type Kind = 'money' | 'percent' | 'times' | 'count' | 'span'
/** `spoken`: where the title only makes sense beside its neighbour. */
type LimitField = { name: LimitName; title: string; spoken?: string; kind: Kind; hint?: string }

/** In the order in which they are written in the form. */
export const limitGroups: readonly { title: string; fields: readonly LimitField[] }[] = [
  {
    title: 'One order',
    fields: [
      { name: 'maximumOrderNotional', title: 'Value', kind: 'money' },
      { name: 'maximumOrderLots', title: 'Quantity, in lots', kind: 'count' },
      { name: 'collarPercent', title: 'Price from the market', kind: 'percent' },
      { name: 'maximumReferenceAge', title: 'Age of the price', kind: 'span' },
      { name: 'duplicateSpan', title: 'Same order again after', kind: 'span' },
    ],
  },
  {
    title: 'Exposure',
    fields: [
      { name: 'instrumentNotional', title: 'One instrument', kind: 'money' },
      { name: 'strategyNotional', title: 'One strategy', kind: 'money' },
      { name: 'accountNotional', title: 'In all', kind: 'money' },
      { name: 'leverage', title: 'Leverage', kind: 'times' },
      { name: 'openOrders', title: 'Open orders', kind: 'count' },
    ],
  },
  {
    title: 'Loss',
    fields: [
      { name: 'dailyLoss', title: 'Of a day', kind: 'money', hint: 'Beyond it only what reduces passes.' },
      { name: 'drawdownPercent', title: 'Drawdown', kind: 'percent', hint: 'Beyond it the account is halted.' },
    ],
  },
  {
    title: 'Rate',
    fields: [
      { name: 'messages', title: 'Messages', kind: 'count' },
      { name: 'messageSpan', title: 'within', spoken: 'messages within', kind: 'span' },
      { name: 'executions', title: 'Executions of a strategy', kind: 'count' },
      { name: 'executionSpan', title: 'within', spoken: 'executions within', kind: 'span' },
      { name: 'cancelReserve', title: 'Kept for cancels', kind: 'count' },
    ],
  },
]
export const limitFields: readonly LimitField[] = limitGroups.flatMap((group) => group.fields)

export type LimitTexts = Record<LimitName, string>

export function toTexts(limits: Limits): LimitTexts {
  return Object.fromEntries(limitFields.map(({ name }) => [name, String(limits[name] ?? '')])) as LimitTexts
}

/** Every limit is written, since one that were left out would be taken away; what is empty is none. */
export function toLimits(texts: LimitTexts): Record<LimitName, string | number | null> {
  const entries = limitFields.map(({ name, kind }) => {
    const text = kind === 'span' ? texts[name].trim() : tidyDecimal(texts[name])
    if (text === '') return [name, null]
    return [name, kind === 'count' && /^\d{1,15}$/.test(text) ? Number(text) : text]
  })
  return Object.fromEntries(entries) as Record<LimitName, string | number | null>
}

/** `version`: of the limits that were read; somebody else's change meanwhile is not overwritten. */
export function useSetLimits() {
  const path = useAccountPath()
  return useMutation({
    mutationFn: ({ texts, reason, version }: { texts: LimitTexts; reason: string; version: string }) =>
      call('PUT', path('/api/risk/limits'), { ...toLimits(texts), reason }, { 'If-Match': `"${version}"` }),
  })
}
