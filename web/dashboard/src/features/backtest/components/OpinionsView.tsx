import { TriangleAlert } from 'lucide-react'
import { price } from '@/lib/format'
import type { Opinions } from '../api/backtests'

/** Whose opinions the strategy was given, and how many of each. */
export function OpinionsView({ opinions }: { opinions: Opinions }) {
  const { kept, rules, inPlace } = opinions
  const names = [...new Set(opinions.models.map((model) => model.name))].join(', ')
  return (
    <p className="text-2xs text-mute">
      Opinions: {price(kept, 0)} kept answers{names && ` of ${names}`}, {price(rules, 0)} by the rules
      {inPlace > 0 && ` (${price(inPlace, 0)} in place of a kept failure)`}
    </p>
  )
}

/** What speaks against a result. */
export function Warnings({ warnings }: { warnings: string[] }) {
  return (
    <ul aria-label="Warnings" className="flex flex-col gap-1 rounded-md bg-warn-wash p-2.5">
      {warnings.map((warning) => (
        <li key={warning} className="flex gap-2">
          <TriangleAlert className="mt-px size-3.5 shrink-0 text-warn" aria-hidden="true" />
          {warning}
        </li>
      ))}
    </ul>
  )
}
