import { beforeEach, expect, it } from 'vitest'
import { SecondFrames } from './second-frame'

let time: number
let asked: (() => void)[]
let frames: SecondFrames
let done: string[]
beforeEach(() => {
  time = 0
  asked = []
  done = []
  frames = new SecondFrames(
    () => time,
    (act) => asked.push(act),
  )
})

const chart = () => done.push(`chart ${time}`)
const depth = () => done.push(`depth ${time}`)

function frame(...acts: (() => void)[]): void {
  time++
  for (const act of acts) act()
}
const quiet = () => {
  for (const act of asked.splice(0)) act()
}

it('draws in every second frame, however often it is asked', () => {
  const both = () => {
    frames.take(chart)
    frames.take(depth)
  }
  for (let count = 0; count < 5; count++) frame(both)
  expect(done).toEqual(['chart 1', 'depth 1', 'chart 3', 'depth 3', 'chart 5', 'depth 5'])
})

it('draws what was asked for once when nobody asks again', () => {
  frame(() => frames.take(chart))
  frame(() => {
    frames.take(depth)
    frames.take(depth)
  })
  expect(done).toEqual(['chart 1'])
  quiet()
  quiet()
  expect(done).toEqual(['chart 1', 'depth 2'])
})

it('draws nothing twice that was drawn in its frame before the quiet', () => {
  frame(() => frames.take(chart))
  frame(() => frames.take(chart))
  frame(() => frames.take(chart))
  quiet()
  expect(done).toEqual(['chart 1', 'chart 3'])
})

it('draws nothing of what has left', () => {
  frame(() => frames.take(chart))
  frame(() => frames.take(depth))
  frames.leave(depth)
  quiet()
  expect(done).toEqual(['chart 1'])
})

it('draws at once where there are no frames', () => {
  const still = new SecondFrames(
    () => undefined,
    () => expect.fail('there is nothing to wait for'),
  )
  still.take(chart)
  still.take(chart)
  expect(done).toHaveLength(2)
})
