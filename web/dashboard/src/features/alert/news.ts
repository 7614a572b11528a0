import { type Alert, holds, isUnread } from './api/alerts'

/** What tells a telling of an alert from the one before: raised again, or told again. */
export const tellingOf = ({ id, count, level }: Alert): string => `${id} ${count} ${level}`

/** What has to be said now: unread, holding, and not said yet. Nothing of what was there when the page came. */
export function newsIn(alerts: readonly Alert[], told: ReadonlySet<string>): readonly Alert[] {
  return alerts.filter((alert) => holds(alert) && isUnread(alert) && !told.has(tellingOf(alert)))
}

/** The worst that was told again and still nobody has seen; the kill switch has a banner of its own. */
export function mostUrgent(alerts: readonly Alert[]): Alert | undefined {
  return alerts
    .filter((alert) => holds(alert) && isUnread(alert) && alert.level > 0 && alert.code !== 'KILL_SWITCH')
    .toSorted((left, right) => rank(right) - rank(left))[0]
}

const rank = ({ severity, level }: Alert): number => (severity === 'CRITICAL' ? 1_000 : 0) + level
