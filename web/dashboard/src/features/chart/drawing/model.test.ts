import { beforeEach, expect, it } from 'vitest'
import { ownedBy } from '@/lib/own-setting'
import { addDrawing, deleteDrawing, deleteDrawings, drawingsOf, moveDrawing } from './model'

const at = (time: number, price: number) => ({ time, price })

let users = 0
beforeEach(() => {
  localStorage.clear()
  ownedBy(`drawer ${++users}`)
})

it('keeps drawings by symbol and user', () => {
  const line = addDrawing('BTCUSDT', 'HORIZONTAL', [at(60, 100)])
  addDrawing('ETHUSDT', 'TREND', [at(60, 1), at(120, 2)])
  moveDrawing('BTCUSDT', line.id, [at(60, 105)])
  expect(drawingsOf('BTCUSDT')).toEqual([{ ...line, points: [at(60, 105)] }])
  ownedBy('somebody else')
  expect(drawingsOf('BTCUSDT')).toEqual([])
})

it('deletes one, or all of a symbol', () => {
  const line = addDrawing('BTCUSDT', 'HORIZONTAL', [at(60, 100)])
  addDrawing('BTCUSDT', 'RAY', [at(60, 1), at(120, 2)])
  deleteDrawing('BTCUSDT', line.id)
  expect(drawingsOf('BTCUSDT').map(({ tool }) => tool)).toEqual(['RAY'])
  deleteDrawings('BTCUSDT')
  expect(drawingsOf('BTCUSDT')).toEqual([])
})

it('drops what it cannot draw', () => {
  const name = `drawer ${users} b`
  localStorage.setItem(
    `trading.drawings.${name}`,
    JSON.stringify({
      BTCUSDT: [
        { id: 'a', tool: 'RAY', points: [at(1, 2)] },
        { id: 'b', tool: 'HORIZONTAL', points: [at(1, 2)] },
      ],
    }),
  )
  ownedBy(name)
  expect(drawingsOf('BTCUSDT').map(({ id }) => id)).toEqual(['b'])
})
