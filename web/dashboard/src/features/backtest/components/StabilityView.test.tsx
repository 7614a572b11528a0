import { fireEvent, render, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Stability } from '../api/backtests'
import { Front, StabilityView } from './StabilityView'

const stability: Stability = {
  objective: 'TOTAL_RETURN',
  isMost: true,
  neighbourhoods: [{ settings: { fast: '5', slow: '20' }, value: 0.9, mean: 0.25, worst: -0.125, neighbours: 3 }],
  maps: [
    { row: 'fast', column: 'slow', rows: ['5', '10'], columns: ['20'], best: [[0.9], [null]], means: [[0.25], [null]] },
  ],
}

it('shows the most stable settings, and the map with neighbours or without', () => {
  render(<StabilityView stability={stability} />)
  const row = screen.getByRole('row', { name: /fast 5, slow 20/ })
  expect(within(row).getByText(/0\.1250/)).toBeTruthy()
  const map = screen.getByRole('table', { name: 'Map of fast and slow' })
  expect(within(map).getByText('0.2500')).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: 'The best alone' }))
  expect(within(map).getByText('0.9000')).toBeTruthy()
  expect(within(map).queryByText('0.2500')).toBeNull()
})

it('has nothing to say of trials without neighbours', () => {
  const { container } = render(<StabilityView stability={{ ...stability, neighbourhoods: [] }} />)
  expect(container.textContent).toBe('')
})

it('shows each objective of the trials on the front', () => {
  render(
    <Front
      objectives={['TOTAL_RETURN', 'MAXIMUM_DRAWDOWN']}
      points={[{ settings: { fast: '5' }, values: { TOTAL_RETURN: 0.5, MAXIMUM_DRAWDOWN: 0.2 } }]}
    />,
  )
  const row = screen.getByRole('row', { name: /fast 5/ })
  expect(within(row).getByText('0.5000')).toBeTruthy()
  expect(within(row).getByText('0.2000')).toBeTruthy()
})
