import type { Tone } from '@/lib/format'

const width = 56
const height = 20
const stroke = { up: 'stroke-up', down: 'stroke-down', flat: 'stroke-mute' }

/** A line without axes: only the shape of a course. */
export function Spark({ values, tone }: { values: readonly number[]; tone: Tone }) {
  if (values.length < 2) return <svg width={width} height={height} aria-hidden="true" />
  const low = Math.min(...values)
  const range = Math.max(...values) - low || 1
  const path = values
    .map((value, index) => {
      const x = (index / (values.length - 1)) * width
      const y = height - 2 - ((value - low) / range) * (height - 4)
      return `${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join(' ')
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      className="overflow-visible"
    >
      <polyline
        points={path}
        fill="none"
        strokeWidth="1.25"
        strokeLinejoin="round"
        strokeLinecap="round"
        className={stroke[tone]}
      />
    </svg>
  )
}
