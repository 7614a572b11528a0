import { create } from 'zustand'
import { remember, remembered } from '@/lib/storage'
import type { Alert } from './api/alerts'

/** `absent`: this browser has none, or shows none to a page like this one; `denied`: its user has forbidden them. */
export type DesktopState = 'absent' | 'denied' | 'off' | 'on'

function current(): DesktopState {
  if (typeof Notification === 'undefined') return 'absent'
  if (Notification.permission === 'denied') return 'denied'
  return Notification.permission === 'granted' && remembered('notifications') === 'on' ? 'on' : 'off'
}

/** Whether alerts are shown by the system while this page is out of sight. Browsers want the question asked by a click. */
export const useDesktop = create<{ state: DesktopState; toggle: () => Promise<void> }>()((set, get) => ({
  state: current(),
  toggle: async () => {
    if (get().state === 'on') {
      remember('notifications', 'off')
    } else if (typeof Notification !== 'undefined' && (await Notification.requestPermission()) === 'granted') {
      remember('notifications', 'on')
    }
    set({ state: current() })
  },
}))

/** Several open pages tell it once: the tag is the same. A click brings the page to the front. */
export function showOnDesktop({ id, count, level, severity, text, next }: Alert): void {
  if (useDesktop.getState().state !== 'on' || !document.hidden) return
  const shown = new Notification(`Trading: ${severity.toLowerCase()}`, {
    body: `${text}\n${next}`,
    tag: `trading-alert-${id}-${count}-${level}`,
    requireInteraction: severity === 'CRITICAL',
  })
  shown.onclick = () => {
    window.focus()
    shown.close()
  }
}
