import { Skeleton } from '@/components/states'
import { classes } from '@/lib/classes'
import { words } from '@/lib/format'
import { useServices } from '../api/services'

const marks = {
  healthy: { mark: '✓', tone: 'text-up' },
  unhealthy: { mark: '✕', tone: 'text-down' },
  unknown: { mark: '?', tone: 'text-mute' },
}

/** The services in a narrow column of the desk: two on a line, each with its mark. */
export function ServiceLines() {
  const services = useServices()
  if (!services) return <Skeleton rows={3} label="Services" />
  return (
    <ul className="grid grid-cols-2 gap-x-3 gap-y-1 px-3 pb-3 text-2xs">
      {services.map((service) => {
        const isWell = service.healthStatus === 'healthy' && service.status === 'running'
        const { mark, tone } = marks[service.status === 'failed' ? 'unhealthy' : service.healthStatus]
        return (
          <li key={service.name} className="flex min-w-0 items-baseline gap-1.5" title={service.lastError ?? undefined}>
            <span aria-hidden="true" className={classes('font-semibold', tone)}>
              {mark}
            </span>
            <span className="truncate text-soft">{service.name}</span>
            {isWell ? <span className="sr-only">healthy</span> : <span className={tone}>{words(service.status)}</span>}
          </li>
        )
      })}
    </ul>
  )
}
