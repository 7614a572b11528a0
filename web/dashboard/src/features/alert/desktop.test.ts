import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { alert } from '@/testing/rows'
import { showOnDesktop, useDesktop } from './desktop'

const shown: { title: string; options: NotificationOptions }[] = []

class FakeNotification {
  static permission: NotificationPermission = 'default'
  static answer: NotificationPermission = 'granted'
  static requestPermission = vi.fn(async () => {
    FakeNotification.permission = FakeNotification.answer
    return FakeNotification.answer
  })
  onclick: (() => void) | null = null
  constructor(title: string, options: NotificationOptions) {
    shown.push({ title, options })
  }
  close() {}
}

describe('notifications on the desktop', () => {
  beforeEach(() => {
    shown.length = 0
    localStorage.clear()
    FakeNotification.permission = 'default'
    FakeNotification.answer = 'granted'
    FakeNotification.requestPermission.mockClear()
    vi.stubGlobal('Notification', FakeNotification)
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    useDesktop.setState({ state: 'off' })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  it('asks nothing and shows nothing before the click', () => {
    showOnDesktop(alert({ id: 1 }))
    expect(FakeNotification.requestPermission).not.toHaveBeenCalled()
    expect(shown).toHaveLength(0)
  })

  it('shows an alert once it is allowed, and only while the page is out of sight', async () => {
    await useDesktop.getState().toggle()
    expect(useDesktop.getState().state).toBe('on')
    showOnDesktop(alert({ id: 7, severity: 'CRITICAL', text: 'Kill switch', next: 'Find out why' }))
    expect(shown).toEqual([
      {
        title: 'Trading: critical',
        options: { body: 'Kill switch\nFind out why', tag: expect.stringContaining('-7-'), requireInteraction: true },
      },
    ])
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
    showOnDesktop(alert({ id: 8 }))
    expect(shown).toHaveLength(1)
  })

  it('is off again by a second click, and says when the browser forbids it', async () => {
    await useDesktop.getState().toggle()
    await useDesktop.getState().toggle()
    expect(useDesktop.getState().state).toBe('off')
    FakeNotification.answer = 'denied'
    await useDesktop.getState().toggle()
    expect(useDesktop.getState().state).toBe('denied')
    showOnDesktop(alert({ id: 9 }))
    expect(shown).toHaveLength(0)
  })
})
