import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Failure } from '@/components/states'
import { useRestartService } from '../api/logs'

/** What goes with each of our own. */
const consequences: Record<string, string> = {
  postgres: 'Orders are taken meanwhile, and are written down when it is back.',
  redis: 'Orders are taken meanwhile; only answers may be slower.',
  gateway: 'No order is taken for some seconds. The orchestrator and the API are restarted with it.',
  orchestrator: 'No order is taken for some seconds. The gateway and the API are restarted with it.',
  api: 'This page loses its connection for a moment and finds it again by itself.',
  dashboard: 'This page loses its connection for a moment and finds it again by itself.',
}

/** Asks before a service is restarted: others may go with it. */
export function RestartDialog({ service, onClose }: { service: string; onClose: () => void }) {
  const restart = useRestartService()
  return (
    <Dialog
      title={`Restart ${service}?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            data-focus
            look="accent"
            disabled={restart.isPending}
            aria-busy={restart.isPending}
            onClick={() => restart.mutate(service, { onSuccess: onClose })}
          >
            Restart
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 text-sm text-soft">
        <p>{consequences[service] ?? 'Services of yours that wait for it are restarted with it.'}</p>
        <p>Nothing that was acknowledged is lost.</p>
        {restart.error ? <Failure error={restart.error} compact /> : null}
      </div>
    </Dialog>
  )
}
