import { useState } from 'react'
import { Badge, type BadgeTone } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { words } from '@/lib/format'
import { useNow } from '@/lib/now'
import { age } from '@/lib/time'
import { type Service, useServices } from '../api/services'
import { RestartDialog } from './RestartDialog'
import { ServiceLogDialog } from './ServiceLogDialog'

const statusTones: Record<Service['status'], BadgeTone> = {
  running: 'up',
  starting: 'warn',
  stopping: 'warn',
  stopped: 'plain',
  failed: 'down',
}
const healthTones: Record<Service['healthStatus'], BadgeTone> = { healthy: 'up', unhealthy: 'down', unknown: 'plain' }
const healthMarks = { healthy: '✓', unhealthy: '✕', unknown: '?' }

export function Services() {
  const services = useServices()
  const now = useNow()
  const [shown, setShown] = useState<string>()
  const [asked, setAsked] = useState<string>()
  if (!services) return <Skeleton rows={6} label="Services" />
  const columns: Column<Service>[] = [
    { name: 'Service', cell: (service) => <span className="font-medium">{service.name}</span> },
    { name: 'Status', cell: (service) => <Badge tone={statusTones[service.status]}>{words(service.status)}</Badge> },
    {
      name: 'Health',
      cell: (service) => (
        <Badge tone={healthTones[service.healthStatus]}>
          <span aria-hidden="true">{healthMarks[service.healthStatus]}</span> {words(service.healthStatus)}
        </Badge>
      ),
    },
    { name: 'Process', numeric: true, cell: (service) => (service.external ? 'external' : (service.pid ?? '–')) },
    {
      name: 'Up for',
      numeric: true,
      cell: (service) => (service.startTime ? age(now - new Date(service.startTime).getTime()) : '–'),
    },
    {
      name: 'Started in',
      numeric: true,
      cell: (service) => (service.startMillis == null ? '–' : `${service.startMillis} ms`),
      wideOnly: true,
    },
    { name: 'Restarts', numeric: true, cell: (service) => service.restartCount },
    {
      name: 'Checked',
      numeric: true,
      cell: (service) =>
        service.lastHealthCheck ? `${age(now - new Date(service.lastHealthCheck).getTime())} ago` : '–',
      wideOnly: true,
    },
    { name: 'Last error', cell: (service) => <span className="whitespace-normal">{service.lastError ?? '–'}</span> },
    {
      name: 'Acts',
      isAction: true,
      cell: (service) => (
        <span className="flex justify-end gap-1">
          <Button
            size="small"
            look="quiet"
            aria-label={`Log of ${service.name}`}
            onClick={() => setShown(service.name)}
          >
            Log
          </Button>
          {!service.external && (
            <Button
              size="small"
              look="quiet"
              aria-label={`Restart ${service.name}`}
              onClick={() => setAsked(service.name)}
            >
              Restart
            </Button>
          )}
        </span>
      ),
    },
  ]
  return (
    <>
      <Table
        label="Services"
        columns={columns}
        rows={services}
        rowKey={(service) => service.name}
        rowTestId={(service) => `service-${service.name}`}
      />
      {shown && <ServiceLogDialog service={shown} onClose={() => setShown(undefined)} />}
      {asked && <RestartDialog service={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

/** All well, or how many are not: for a place where the list would be too much. */
export function useTroubledServices(): readonly Service[] {
  return (useServices() ?? []).filter((service) => service.status === 'failed' || service.healthStatus === 'unhealthy')
}
