import { price } from '@/lib/format'

/** A part of a whole, as a percentage without a sign. */
export const part = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : `${price(100 * value, 1)} %`

/** Colours a cell: −1 to 1. Set by script, since the page's security policy refuses styles in its text. */
export const tint = (strength: number) => (cell: HTMLElement | null) => {
  if (!cell) return
  const color = strength < 0 ? 'var(--down)' : 'var(--up)'
  cell.style.background =
    strength === 0 ? '' : `color-mix(in srgb, ${color} ${Math.round(45 * Math.abs(strength))}%, transparent)`
}

export function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-x-4 gap-y-2">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-2xs text-mute">{name}</dt>
          <dd className="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
