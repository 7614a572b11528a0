/** Figures in Prometheus' text form, as far as charts need them. */
export type Samples = ReadonlyMap<string, readonly Sample[]>
export type Sample = { labels: Readonly<Record<string, string>>; value: number }

const line = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? ([^ ]+)(?: \d+)?$/
const label = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g

export function parseMetrics(text: string): Samples {
  const samples = new Map<string, Sample[]>()
  for (const row of text.split('\n')) {
    const match = row.startsWith('#') ? null : line.exec(row)
    if (!match) continue
    const [, name = '', labels = '', value = ''] = match
    const sample = {
      labels: Object.fromEntries([...labels.matchAll(label)].map(([, key = '', written = '']) => [key, written])),
      value: Number(value === '+Inf' ? 'Infinity' : value),
    }
    const known = samples.get(name)
    if (known) known.push(sample)
    else samples.set(name, [sample])
  }
  return samples
}

type Labels = Readonly<Record<string, string>>
const fits = (sample: Sample, wanted: Labels) =>
  Object.entries(wanted).every(([name, value]) => sample.labels[name] === value)

/** All samples of a name that have these labels, added; undefined when there is none. */
export function sumOf(samples: Samples, name: string, wanted: Labels = {}): number | undefined {
  const found = samples.get(name)?.filter((sample) => fits(sample, wanted) && Number.isFinite(sample.value))
  return found?.length ? found.reduce((sum, { value }) => sum + value, 0) : undefined
}

export function mostOf(samples: Samples, name: string): number | undefined {
  const found = samples.get(name)?.filter(({ value }) => Number.isFinite(value))
  return found?.length ? Math.max(...found.map(({ value }) => value)) : undefined
}

/** The bound below which a part of what was counted between two looks lies, of a histogram; undefined when nothing was. */
export function quantileBetween(before: Samples, now: Samples, name: string, part: number): number | undefined {
  const counts = new Map<number, number>()
  const add = (samples: Samples, sign: number) => {
    for (const { labels, value } of samples.get(`${name}_bucket`) ?? []) {
      const bound = labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le)
      counts.set(bound, (counts.get(bound) ?? 0) + sign * value)
    }
  }
  add(now, 1)
  add(before, -1)
  const bounds = [...counts.keys()].sort((one, other) => one - other)
  const all = counts.get(bounds.at(-1) ?? 0) ?? 0
  if (all <= 0) return undefined
  const found = bounds.find((bound) => (counts.get(bound) ?? 0) >= part * all)
  return found === undefined || !Number.isFinite(found) ? bounds.filter(Number.isFinite).at(-1) : found
}

export type Look = { time: number; samples: Samples }

/** How much a counter grew in a second between two looks; undefined when it began anew. */
export function rateBetween(before: Look, now: Look, name: string, wanted: Labels = {}): number | undefined {
  const [first, last] = [sumOf(before.samples, name, wanted), sumOf(now.samples, name, wanted)]
  const seconds = (now.time - before.time) / 1000
  return first === undefined || last === undefined || last < first || seconds <= 0
    ? undefined
    : (last - first) / seconds
}
