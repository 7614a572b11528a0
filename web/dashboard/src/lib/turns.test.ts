import { beforeEach, expect, it } from 'vitest'
import { Turns } from './turns'

let time: number
let asked: (() => void)[]
let frames: Turns
let done: string[]
beforeEach(() => {
  time = 0
  asked = []
  done = []
  frames = new Turns(
    () => time,
    (act) => asked.push(act),
  )
})

const depth = () => done.push(`depth ${time}`)
const tape = () => done.push(`tape ${time}`)

/** A frame, in which what was asked for before comes before or after what is new. */
function frame(...acts: (() => void)[]): void {
  time++
  for (const act of [...asked.splice(0), ...acts]) act()
}

it('draws each in every third frame and never both in one, however often it is asked', () => {
  const both = () => {
    frames.take(0, depth)
    frames.take(2, tape)
  }
  for (let count = 0; count < 7; count++) frame(both)
  expect(done).toEqual(['depth 1', 'tape 3', 'depth 4', 'tape 6', 'depth 7'])
})

it('draws once, when its turn comes, what nobody asks for again', () => {
  frame(() => frames.take(0, depth))
  frame(() => {
    frames.take(0, depth)
    frames.take(0, depth)
    frames.take(2, tape)
  })
  for (let count = 0; count < 6; count++) frame()
  expect(done).toEqual(['depth 1', 'tape 3', 'depth 4'])
  expect(asked).toHaveLength(0)
})

it('draws nothing of what has left', () => {
  frame(() => frames.take(0, depth))
  frame(() => frames.take(2, tape))
  frames.leave(tape)
  frame()
  frame()
  expect(done).toEqual(['depth 1'])
})

it('draws at once where there are no frames', () => {
  const still = new Turns(
    () => undefined,
    () => expect.fail('there is nothing to wait for'),
  )
  still.take(2, tape)
  still.take(2, tape)
  expect(done).toHaveLength(2)
})
