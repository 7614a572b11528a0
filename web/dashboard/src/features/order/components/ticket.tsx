import type { ReactNode } from 'react'
import { Button } from '@/components/Button'
import { Refused } from '@/components/Refused'
import type { Problem } from '@/lib/problem'
import { type Draft, type DraftField, isMissing } from '../draft'
import type { DraftErrors } from '../draft-errors'
import type { Circumstances } from '../estimate'
import { pointersOf } from '../request'

/** What is said at a field: what is wrong, and a way out of it. */
export type Said = { error?: ReactNode; remedy?: ReactNode }

/** What each part of the ticket works on. */
export type Ticket = {
  draft: Draft
  change: (part: Partial<Draft>) => void
  now: Circumstances
  said: (field: DraftField) => Said
}

const missingWords: Partial<Record<DraftField, string>> = {
  quantity: 'How much? Fill in a quantity.',
  size: 'How much? Fill in a size.',
  limitPrice: 'A limit order needs a price.',
  stopPrice: 'From which price on? Fill in the stop price.',
  trailingDistance: 'How far behind the market? Fill in a distance.',
  expireTime: 'Until when? Fill in a time.',
  stopLossPrice: 'A bracket needs a stop.',
  takeProfitPrice: 'A bracket needs a target.',
  thenPrice: 'At which price then? Fill it in.',
}

type Sources = {
  draft: Draft
  own: DraftErrors
  problem: Problem | undefined
  attempted: boolean
  change: (part: Partial<Draft>) => void
}

/** The page's own words go before the server's, which are about what was sent. */
export function saidOf({ draft, own, problem, attempted, change }: Sources): (field: DraftField) => Said {
  return (field) => {
    if (own[field]) return { error: own[field] }
    const refused = problem?.at(pointersOf(draft, field))
    if (refused) {
      const { wouldPass } = refused
      return {
        error: <Refused error={refused} />,
        ...(wouldPass === undefined
          ? {}
          : {
              remedy: (
                <Button
                  size="small"
                  className="mt-1"
                  onClick={() =>
                    change(field === 'size' ? { sizeBy: 'QUANTITY', quantity: wouldPass } : { [field]: wouldPass })
                  }
                >
                  Use {wouldPass}
                </Button>
              ),
            }),
      }
    }
    return attempted && isMissing(draft, field) ? { error: missingWords[field] } : {}
  }
}
