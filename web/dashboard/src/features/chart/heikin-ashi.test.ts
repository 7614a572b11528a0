import { expect, it } from 'vitest'
import { heikinAshi } from './heikin-ashi'

const bar = (time: number, open: number, high: number, low: number, close: number) => ({
  time,
  open,
  high,
  low,
  close,
  volume: 7,
})

it('smooths bars as the article does', () => {
  expect(heikinAshi([bar(1, 10, 14, 9, 12), bar(2, 12, 13, 8, 9)])).toEqual([
    bar(1, 11, 14, 9, 11.25),
    bar(2, 11.125, 13, 8, 10.5),
  ])
})

it('reaches over a body that lies outside of the bar', () => {
  const [, second] = heikinAshi([bar(1, 10, 10, 10, 10), bar(2, 20, 21, 19, 20)])
  expect(second).toEqual(bar(2, 10, 21, 10, 20))
})
