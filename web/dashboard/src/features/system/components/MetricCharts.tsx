import { Empty } from '@/components/states'
import { compact, price } from '@/lib/format'
import { useLooks } from '../api/looks'
import { type Look, mostOf, quantileBetween, rateBetween, sumOf } from '../metrics'
import { MetricChart } from './MetricChart'

type Reading = (now: Look, before: Look | undefined) => number | undefined
type Chart = { title: string; unit: string; about: string; read: Reading; show?: (value: number) => string }

const rate =
  (name: string, labels: Record<string, string> = {}): Reading =>
  (now, before) =>
    before && rateBetween(before, now, name, labels)
const slow =
  (name: string, part: number): Reading =>
  (now, before) => {
    const seconds = before && quantileBetween(before.samples, now.samples, name, part)
    return seconds === undefined ? undefined : seconds * 1000
  }
const sum =
  (name: string, factor = 1): Reading =>
  ({ samples }) => {
    const value = sumOf(samples, name)
    return value === undefined ? undefined : value * factor
  }
const megabytes = (bytes: number) => `${price(bytes / 1e6, 0)} MB`
/** What is counted has no decimals. */
const plain = (value: number) => (Number.isInteger(value) && value < 10_000 ? price(value, 0) : compact(value))
const millis = (value: number) => `${price(value, value < 10 ? 2 : 0)} ms`

const charts: readonly Chart[] = [
  {
    title: 'Commands',
    unit: 'a second',
    about: 'What the gateway decides',
    read: rate('trading_gateway_commands_total'),
  },
  {
    title: 'Order latency, 99 %',
    unit: '',
    about: 'From the request to the decision that is on disk',
    read: slow('trading_gateway_order_latency_seconds', 0.99),
    show: millis,
  },
  {
    title: 'Journal force, 99 %',
    unit: '',
    about: 'How long the disk takes for a batch',
    read: slow('trading_journal_force_seconds', 0.99),
    show: millis,
  },
  {
    title: 'Furthest reader',
    unit: 'behind',
    about: 'Commands that the slowest reader of the gateway has not seen yet',
    read: ({ samples }) => mostOf(samples, 'trading_gateway_handler_lag'),
  },
  {
    title: 'Database behind',
    unit: 'commands',
    about: 'What is decided and not in PostgreSQL yet',
    read: sum('trading_database_lag_commands'),
  },
  { title: 'API', unit: 'requests a second', about: 'All routes', read: rate('trading_api_requests_total') },
  {
    title: 'Processor',
    unit: '',
    about: 'Of the whole machine',
    read: sum('system_cpu_usage', 100),
    show: (value) => `${price(value, 0)} %`,
  },
  {
    title: 'Memory of Trading',
    unit: '',
    about: 'In use by its own heap',
    read: ({ samples }) => sumOf(samples, 'jvm_memory_used_bytes', { area: 'heap' }),
    show: megabytes,
  },
  {
    title: 'Disk free',
    unit: '',
    about: 'Where the data are',
    read: sum('trading_disk_free_bytes'),
    show: (value) => `${price(value / 1e9, 1)} GB`,
  },
]

/** What the program measures of itself, since the page was opened. */
export function MetricCharts() {
  const { looks, problem } = useLooks()
  return (
    <div className="px-3 pb-3">
      {problem && (
        <p role="alert" className="pb-2 text-xs text-down">
          The figures cannot be read: {problem}. They are asked for again every 5 seconds.
        </p>
      )}
      {looks.length === 0 && !problem && <Empty title="The first figures are on their way" />}
      {looks.length > 0 && (
        <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
          {charts.map((chart) => (
            <li key={chart.title}>
              <MetricChart
                title={chart.title}
                unit={chart.unit}
                about={chart.about}
                show={chart.show ?? plain}
                points={looks.map((look, index) => chart.read(look, looks[index - 1]))}
              />
            </li>
          ))}
        </ul>
      )}
      <p className="pt-2 text-2xs text-mute">
        The last ten minutes at most, one look every 5 seconds. All figures, kept for as long as you like, are at
        /metrics for Prometheus and Grafana.
      </p>
    </div>
  )
}
