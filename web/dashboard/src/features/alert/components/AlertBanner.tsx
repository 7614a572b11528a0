import { TriangleAlert } from 'lucide-react'
import { Button } from '@/components/Button'
import { classes } from '@/lib/classes'
import { useAcknowledge, useAlerts } from '../api/alerts'
import { mostUrgent } from '../news'

/** Over every page, the worst alert that was told again and still nobody has seen. */
export function AlertBanner() {
  const alert = mostUrgent(useAlerts())
  const acknowledge = useAcknowledge()
  if (!alert) return null
  const isCritical = alert.severity === 'CRITICAL'
  return (
    <div
      role="status"
      data-testid="alert-banner"
      className={classes(
        'flex items-center gap-3 border-b px-3 py-1.5 text-xs',
        isCritical ? 'bg-down-wash text-down' : 'bg-warn-wash text-warn',
      )}
    >
      <TriangleAlert className="size-4 shrink-0" aria-hidden="true" />
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">{alert.text}</strong> {alert.next}
      </p>
      <Button size="small" disabled={acknowledge.isPending} onClick={() => acknowledge.mutate(alert.id)}>
        Acknowledge
      </Button>
    </div>
  )
}
