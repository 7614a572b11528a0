type Props = {
  title: string
  unit: string
  about: string
  show: (value: number) => string
  /** In equal steps of time; undefined where nothing is known. */
  points: readonly (number | undefined)[]
}

const width = 240
const height = 40

/** The last value in figures, its course as a line. */
export function MetricChart({ title, unit, about, show, points }: Props) {
  const known = points.filter((point) => point !== undefined)
  const last = known.at(-1)
  return (
    <figure className="m-0 rounded-lg border bg-sunken p-3" title={about}>
      <figcaption className="flex items-baseline justify-between gap-2 text-xs">
        <span className="truncate text-mute">{title}</span>
        <span className="font-semibold whitespace-nowrap">
          {last === undefined ? '–' : show(last)}
          {unit && <span className="ml-1 text-2xs font-normal text-mute">{unit}</span>}
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className="mt-2 h-10 w-full"
        aria-hidden="true"
      >
        {lines(points, known).map((line) => (
          <polyline
            key={line}
            points={line}
            fill="none"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
            strokeLinejoin="round"
            className="stroke-accent"
          />
        ))}
      </svg>
    </figure>
  )
}

/** One line for each stretch without a hole; from zero, so that a calm figure looks calm. */
function lines(points: readonly (number | undefined)[], known: readonly number[]): string[] {
  const top = Math.max(...known, 1e-9) * 1.1
  const step = width / Math.max(1, points.length - 1)
  const found: string[][] = [[]]
  points.forEach((point, index) => {
    if (point === undefined) found.push([])
    else found.at(-1)?.push(`${(index * step).toFixed(1)},${(height - 1 - (point / top) * (height - 2)).toFixed(1)}`)
  })
  return found.filter((line) => line.length > 1).map((line) => line.join(' '))
}
