import { act, renderHook } from '@testing-library/react'
import { beforeEach, expect, it } from 'vitest'
import { ownedBy, ownSetting } from './own-setting'

const number = (kept: unknown) => (typeof kept === 'number' ? kept : undefined)

beforeEach(() => {
  localStorage.clear()
  ownedBy('ann')
})

it('keeps a choice for each user', () => {
  const width = ownSetting('test-width', 10, number)
  width.set(20)
  ownedBy('bob')
  expect(width.get()).toBe(10)
  width.set(30)
  ownedBy('ann')
  expect(width.get()).toBe(20)
  expect(ownSetting('test-width', 10, number).get()).toBe(20)
})

it('takes what it cannot read as not chosen', () => {
  localStorage.setItem('trading.test-broken.ann', '{"no')
  expect(ownSetting('test-broken', 10, number).get()).toBe(10)
  localStorage.setItem('trading.test-text.ann', '"wide"')
  expect(ownSetting('test-text', 10, number).get()).toBe(10)
})

it('tells whoever shows it, also when somebody else sits down', () => {
  const width = ownSetting('test-told', 10, number)
  const { result } = renderHook(() => width.use())
  act(() => width.set(20))
  expect(result.current).toBe(20)
  act(() => ownedBy('bob'))
  expect(result.current).toBe(10)
  act(() => ownedBy('ann'))
  act(() => width.reset())
  expect(result.current).toBe(10)
})
