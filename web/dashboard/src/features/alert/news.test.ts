import { describe, expect, it } from 'vitest'
import { alert } from '@/testing/rows'
import { mostUrgent, newsIn, tellingOf } from './news'

describe('news of alerts', () => {
  it('are what is new, raised again or told again, and nobody has seen', () => {
    const known = alert({ id: 1 })
    const told = new Set([tellingOf(known)])
    expect(newsIn([known], told)).toEqual([])
    expect(newsIn([alert({ id: 2 })], told)).toHaveLength(1)
    expect(newsIn([alert({ id: 1, count: 2 })], told)).toHaveLength(1)
    expect(newsIn([alert({ id: 1, level: 1 })], told)).toHaveLength(1)
    expect(newsIn([alert({ id: 2, acknowledgedBy: 'ada' })], told)).toEqual([])
    expect(newsIn([alert({ id: 2, endedTime: '2026-11-23T12:00:00.000Z' })], told)).toEqual([])
  })

  it('are urgent when they were told again: the critical ones before the others', () => {
    const quiet = alert({ id: 1, severity: 'CRITICAL' })
    const warning = alert({ id: 2, severity: 'WARNING', level: 3 })
    const critical = alert({ id: 3, severity: 'CRITICAL', level: 1 })
    expect(mostUrgent([quiet])).toBeUndefined()
    expect(mostUrgent([quiet, warning])?.id).toBe(2)
    expect(mostUrgent([quiet, warning, critical])?.id).toBe(3)
    expect(mostUrgent([alert({ code: 'KILL_SWITCH', level: 4 })])).toBeUndefined()
  })
})
