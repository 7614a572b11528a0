import { Refused } from '@/components/Refused'
import { Failure } from '@/components/states'
import { Problem } from '@/lib/problem'
import { type Draft, draftFields, has } from '../draft'
import { pointersOf } from '../request'

/** What the server says of the whole order: what is told at a field already is not told again. */
export function Refusal({ draft, problem }: { draft: Draft; problem: Problem }) {
  const atFields = draftFields.filter((field) => has(draft, field)).flatMap((field) => pointersOf(draft, field))
  const errors = problem.body.errors ?? []
  const others = errors.filter((error) => !atFields.includes(error.pointer))
  const isTold = errors.some((error) => error.detail === problem.body.detail)
  const { detail, ...body } = problem.body
  return (
    <>
      <Failure error={isTold || detail === undefined ? new Problem(body) : problem} compact />
      {others.length > 0 && (
        <ul className="flex flex-col gap-1 px-1 text-xs text-down">
          {others.map((error) => (
            <li key={error.pointer + error.code}>
              {errors.length > 1 && place(error.pointer)}
              <Refused error={error} />
            </li>
          ))}
        </ul>
      )}
      {problem.isUnanswered && (
        <p className="px-1 text-xs text-mute">
          Pressing again is safe: it asks about this same order and never places it twice.
        </p>
      )}
    </>
  )
}

/** "/orders/1/side" → "Order 2, side: ". */
function place(pointer: string): string {
  const [, index, field] = /^\/orders\/(\d)(?:\/(\w+))?$/.exec(pointer) ?? [undefined, undefined, pointer.slice(1)]
  const parts = [index && `Order ${Number(index) + 1}`, field].filter(Boolean)
  return parts.length > 0 ? `${parts.join(', ')}: ` : ''
}
