import type { FieldError } from '@/lib/problem'

/** Why something was refused: the words, and what was measured, allowed and would have passed. */
export function Refused({ error }: { error: FieldError }) {
  const figures = (
    [
      ['Measured', error.measured],
      ['Limit', error.limit],
      ['Would pass', error.wouldPass],
    ] as const
  ).filter(([, value]) => value !== undefined)
  return (
    <>
      {error.detail}
      {figures.length > 0 && (
        <span className="mt-0.5 flex flex-wrap gap-x-3 text-soft">
          {figures.map(([name, value]) => (
            <span key={name}>
              <span className="text-mute">{name}</span> <span className="font-medium">{value}</span>
            </span>
          ))}
        </span>
      )}
    </>
  )
}
