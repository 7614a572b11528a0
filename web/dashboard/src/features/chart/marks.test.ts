import { expect, it } from 'vitest'
import { legible } from './marks'

const pattern = (place: number, text: string, position = 'aboveBar') => ({ place, position, text, isFill: false })
const fill = (place: number, text: string, position = 'aboveBar') => ({ place, position, text, isFill: true })

it('leaves out the older of two labels that would lie over each other, and neither on the other side', () => {
  expect(legible([pattern(100, 'Double top'), pattern(104, 'Marubozu'), pattern(102, 'Hammer', 'belowBar')])).toEqual([
    '',
    'Marubozu',
    'Hammer',
  ])
  expect(legible([pattern(100, 'Double top'), pattern(112, 'Marubozu')])).toEqual(['Double top', 'Marubozu'])
})

it('leaves out no label of a fill, and none of a pattern for one that is left out itself', () => {
  expect(legible([fill(100, 'B 1'), fill(101, 'B 2'), pattern(105, 'Hammer')])).toEqual(['B 1', 'B 2', ''])
  expect(legible([pattern(80, 'First'), pattern(90, 'Second'), pattern(100, 'Third')])).toEqual(['First', '', 'Third'])
})
