import { Bell } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { notify } from '@/components/notices'
import { classes } from '@/lib/classes'
import { holds, isUnread, useAlerts, useKnownAlerts } from '../api/alerts'
import { showOnDesktop } from '../desktop'
import { newsIn, tellingOf } from '../news'
import { AlertList } from './AlertList'

/** How many alerts nobody has seen, and the list of all. Louder while one is told again and again. */
export function AlertBell({ className }: { className: string }) {
  const alerts = useAlerts()
  const [isOpen, setOpen] = useState(false)
  useNews()
  const unread = alerts.filter(isUnread)
  const holding = unread.filter(holds)
  const isCritical = holding.some((alert) => alert.severity === 'CRITICAL')
  const isLoud = holding.some((alert) => alert.level > 0)
  return (
    <>
      <button
        type="button"
        data-testid="alert-bell"
        aria-label={unread.length === 0 ? 'Alerts' : `Alerts: ${unread.length} unread`}
        title="Alerts"
        className={classes(
          className,
          'relative',
          holding.length > 0 && (isCritical ? 'bg-down-wash text-down' : 'bg-warn-wash text-warn'),
          isLoud && 'motion-safe:animate-pulse',
        )}
        onClick={() => setOpen(true)}
      >
        <Bell className="size-4" aria-hidden="true" />
        {unread.length > 0 && (
          <span
            aria-hidden="true"
            className={classes(
              'absolute -top-0.5 -right-0.5 min-w-4 rounded-full px-1 text-center text-2xs leading-4 font-semibold',
              isCritical ? 'bg-down text-on-down' : 'bg-warn-wash text-warn',
            )}
          >
            {unread.length > 99 ? '99+' : unread.length}
          </span>
        )}
      </button>
      {/* Outside the page's own header. */}
      {isOpen && createPortal(<AlertList alerts={alerts} onClose={() => setOpen(false)} />, document.body)}
    </>
  )
}

/** A notice for each telling, but for those that were there when the page came. */
function useNews(): void {
  const alerts = useKnownAlerts()
  const told = useRef<Set<string>>(undefined)
  useEffect(() => {
    if (!alerts) return
    const known = told.current
    if (known) {
      for (const alert of newsIn(alerts, known)) {
        notify({ tone: alert.severity === 'CRITICAL' ? 'down' : 'plain', title: alert.text, detail: alert.next })
        showOnDesktop(alert)
      }
    }
    told.current = new Set([...(known ?? []), ...alerts.map(tellingOf)])
  }, [alerts])
}
