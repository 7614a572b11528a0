import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useAfterPaint } from './after-paint'

let frames: FrameRequestCallback[]
beforeEach(() => {
  frames = []
  drawn = []
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (act: FrameRequestCallback) => frames.push(act))
  vi.stubGlobal('cancelAnimationFrame', (number: number) => {
    frames[number - 1] = () => undefined
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

let drawn: string[]
function Chart({ frame, atFirst }: { frame: string; atFirst?: string }) {
  const painted = useAfterPaint(frame, atFirst)
  drawn.push(painted)
  return (
    <p>
      {frame} chosen, {painted} drawn
    </p>
  )
}
const paint = () => {
  for (const frame of [...frames]) act(() => frame(0))
}
const words = () => screen.getByText(/chosen/).textContent

it('follows what was chosen when the frame that says so is over, not before', () => {
  const { rerender } = render(<Chart frame="1m" />)
  expect(words()).toBe('1m chosen, 1m drawn')
  rerender(<Chart frame="1h" />)
  expect(words()).toBe('1h chosen, 1m drawn')
  paint()
  expect(words()).toBe('1h chosen, 1m drawn')
  act(() => vi.runAllTimers())
  expect(words()).toBe('1h chosen, 1h drawn')
})

it('leaves out what was chosen only in passing', () => {
  const { rerender } = render(<Chart frame="1m" atFirst="none" />)
  rerender(<Chart frame="5m" atFirst="none" />)
  rerender(<Chart frame="1h" atFirst="none" />)
  expect(words()).toBe('1h chosen, none drawn')
  paint()
  act(() => vi.runAllTimers())
  expect(words()).toBe('1h chosen, 1h drawn')
  expect(new Set(drawn)).toEqual(new Set(['none', '1h']))
})
