import { ColorType, createChart, LineSeries, LineStyle, type UTCTimestamp } from 'lightweight-charts'
import { useEffect, useRef } from 'react'
import { Panel } from '@/components/Panel'
import { Failure, Skeleton } from '@/components/states'
import { drawnOnPaper } from '@/features/chart/on-paper'
import { chartTheme } from '@/features/chart/theme'
import { classes } from '@/lib/classes'
import { money, percent, price } from '@/lib/format'
import { useTheme } from '@/lib/theme'
import { type Job, type RunResult, useResults } from '../api/backtests'
import { bestOf, gainsOf, type Measure, measures } from '../comparison'
import { part } from './Facts'

/** Colour and dash together tell the lines apart: neither has to do it alone. */
const marks = [
  { color: 'accent', style: LineStyle.Solid, sign: '━' },
  { color: 'warn', style: LineStyle.Dashed, sign: '╍' },
  { color: 'up', style: LineStyle.Dotted, sign: '┉' },
  { color: 'down', style: LineStyle.LargeDashed, sign: '╌' },
] as const
export const mostCompared = marks.length
const texts = { accent: 'text-accent', warn: 'text-warn', up: 'text-up', down: 'text-down' }

/** Runs side by side: what they earned over time, and every figure with the best marked. */
export function Comparison({ jobs }: { jobs: readonly Job[] }) {
  const answers = useResults(jobs.map(({ id }) => id))
  const failed = answers.find(({ error }) => error)
  const results = answers.flatMap(({ data }) => (data ? [data] : []))
  return (
    <Panel title={`Runs ${jobs.map(({ id }) => id).join(', ')} side by side`}>
      {failed ? (
        <Failure error={failed.error} retry={() => void failed.refetch()} />
      ) : results.length < jobs.length ? (
        <Skeleton rows={8} label="Comparison" />
      ) : (
        <div className="flex flex-col gap-4 p-3 text-xs">
          <Gains jobs={jobs} results={results} />
          <Figures jobs={jobs} results={results} />
        </div>
      )}
    </Panel>
  )
}

const settingsOf = (job: Job) =>
  Object.entries(job.settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ') || 'usual settings'

function Gains({ jobs, results }: { jobs: readonly Job[]; results: readonly RunResult[] }) {
  const container = useRef<HTMLDivElement>(null)
  const theme = useTheme((state) => state.theme)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, which the theme changes
  useEffect(() => {
    if (!container.current) return
    const colors = chartTheme()
    const chart = createChart(container.current, {
      autoSize: true,
      layout: {
        attributionLogo: false,
        background: { type: ColorType.Solid, color: colors.panel },
        textColor: colors.mute,
        fontFamily: "'Inter Variable', system-ui, sans-serif",
        fontSize: 11,
      },
      localization: { priceFormatter: (value: number) => `${price(value, 1)} %` },
      grid: { vertLines: { visible: false }, horzLines: { color: colors.line } },
      rightPriceScale: { borderVisible: false },
      timeScale: { borderVisible: false, timeVisible: true },
      handleScroll: { mouseWheel: false },
      handleScale: { mouseWheel: false },
    })
    results.forEach((result, index) => {
      const mark = marks[index % marks.length] ?? marks[0]
      const line = chart.addSeries(LineSeries, {
        color: colors[mark.color],
        lineStyle: mark.style,
        lineWidth: 2,
        priceLineVisible: false,
        lastValueVisible: false,
      })
      line.setData(gainsOf(result.equity).map(({ time, gain }) => ({ time: time as UTCTimestamp, value: gain })))
    })
    chart.timeScale().fitContent()
    return drawnOnPaper(chart)
  }, [results.map(({ hash }) => hash).join(' '), theme])
  return (
    <figure className="m-0">
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 pb-1 text-2xs">
        {jobs.map((job, index) => {
          const mark = marks[index % marks.length] ?? marks[0]
          return (
            <span key={job.id} className={texts[mark.color]}>
              {mark.sign} {job.id} {job.strategy}: {settingsOf(job)}
            </span>
          )
        })}
      </figcaption>
      <div ref={container} className="h-72" />
    </figure>
  )
}

const shown: Record<Measure['kind'], (value: number | null | undefined) => string> = {
  percent: (value) => percent(value ?? undefined),
  part,
  figure: (value) => price(value, 2),
  count: (value) => price(value, 0),
  money,
}

function Figures({ jobs, results }: { jobs: readonly Job[]; results: readonly RunResult[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label="Figures side by side">
      <table className="w-full">
        <caption className="sr-only">The figures of each run; the best of each is marked</caption>
        <thead>
          <tr className="text-mute">
            <th scope="col" className="h-7 text-left font-normal">
              Figure
            </th>
            {jobs.map((job) => (
              <th key={job.id} scope="col" className="px-2 text-right font-normal whitespace-nowrap">
                {job.id} {job.strategy}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => {
            const best = bestOf(measure, results)
            return (
              <tr key={measure.name}>
                <th scope="row" className="h-7 border-t text-left font-normal text-soft">
                  {measure.name}
                </th>
                {results.map((result, index) => (
                  <td
                    key={jobs[index]?.id}
                    className={classes('border-t px-2 text-right', best.includes(index) && 'font-semibold text-up')}
                  >
                    {shown[measure.kind](measure.read(result))}
                    {best.includes(index) && <span className="sr-only"> (best)</span>}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
