import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { notify } from '@/components/notices'
import { quantity, words } from '@/lib/format'
import { problemOf } from '@/lib/problem'
import { dateTime, useZone, type Zone } from '@/lib/time'
import { type Alert, holds, isUnread, useAcknowledge } from '../api/alerts'
import { useDesktop } from '../desktop'

/** All alerts; those that hold first. */
export function AlertList({ alerts, onClose }: { alerts: readonly Alert[]; onClose: () => void }) {
  const acknowledge = useAcknowledge()
  const hasDesktop = useDesktop(({ state }) => state !== 'absent')
  const unread = alerts.filter(isUnread)
  const seen = (id: number) =>
    acknowledge.mutate(id, {
      onError: (error) =>
        notify({ tone: 'down', title: problemOf(error).body.title, detail: problemOf(error).body.detail }),
    })
  return (
    <Dialog
      title="Alerts"
      isWide
      onClose={onClose}
      footer={
        (hasDesktop || unread.length > 1) && (
          <>
            <DesktopSwitch />
            {unread.length > 1 && (
              <Button
                onClick={() => {
                  for (const { id } of unread) seen(id)
                }}
              >
                Acknowledge all {unread.length}
              </Button>
            )}
          </>
        )
      }
    >
      {alerts.length === 0 ? (
        <p className="py-6 text-center text-sm text-mute">Nothing to look at.</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {alerts.map((alert) => (
            <Line key={alert.id} alert={alert} isPending={acknowledge.isPending} onSeen={() => seen(alert.id)} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function DesktopSwitch() {
  const { state, toggle } = useDesktop()
  if (state === 'absent') return null
  if (state === 'denied') {
    return <span className="text-xs text-mute">Notifications are forbidden for this page in the browser.</span>
  }
  return (
    <Button aria-pressed={state === 'on'} onClick={() => void toggle()}>
      {state === 'on' ? 'No notifications on the desktop' : 'Notify me on the desktop'}
    </Button>
  )
}

function Line({ alert, isPending, onSeen }: { alert: Alert; isPending: boolean; onSeen: () => void }) {
  const zone = useZone((state) => state.zone)
  const isHolding = holds(alert)
  const tone = !isHolding ? 'plain' : alert.severity === 'CRITICAL' ? 'down' : 'warn'
  return (
    <li className="rounded-lg border p-3 text-xs" data-testid={`alert-${alert.id}`}>
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={tone}>{isHolding ? words(alert.severity) : 'Over'}</Badge>
        <span className="font-medium">{words(alert.code)}</span>
        {alert.count > 1 && <span className="text-mute">{alert.count} times</span>}
        {alert.level > 0 && isUnread(alert) && <span className="text-mute">told {alert.level + 1} times</span>}
        <span className="ml-auto text-mute">{dateTime(alert.since, zone)}</span>
      </div>
      <p className="mt-1.5 text-sm">{alert.text}</p>
      <p className="mt-1 text-mute">
        {figure(alert.value, zone)} · limit: {figure(alert.limit, zone)}
      </p>
      <p className="mt-1 text-soft">{alert.next}</p>
      <div className="mt-2 flex items-center justify-between gap-2 text-mute">
        <span>
          First {dateTime(alert.firstTime, zone)}
          {alert.endedTime !== null && `, over ${dateTime(alert.endedTime, zone)}`}
        </span>
        {isUnread(alert) ? (
          <Button size="small" disabled={isPending} onClick={onSeen} aria-label={`Acknowledge: ${alert.text}`}>
            Acknowledge
          </Button>
        ) : (
          <span>Seen by {alert.acknowledgedBy}</span>
        )}
      </div>
    </li>
  )
}

/** What an alert measured: a moment or an amount as they are written elsewhere, and words as they are. */
function figure(text: string, zone: Zone): string {
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return dateTime(text, zone)
  return /^-?\d+(\.\d+)?$/.test(text) ? quantity(text, 8) : text
}
