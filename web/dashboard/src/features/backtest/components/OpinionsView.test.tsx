import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { OpinionsView, Warnings } from './OpinionsView'

describe('whose opinions a run went by', () => {
  it('is told with how many there were of each', () => {
    render(
      <OpinionsView
        opinions={{
          kept: 12,
          rules: 300,
          inPlace: 2,
          models: [{ name: 'm-1', trainingCutOff: null, answers: 12, early: 0 }],
          warnings: [],
        }}
      />,
    )
    expect(
      screen.getByText('Opinions: 12 kept answers of m-1, 300 by the rules (2 in place of a kept failure)'),
    ).toBeInTheDocument()
  })

  it('comes with a warning where a model may have known what came after', () => {
    render(<Warnings warnings={['it may have known what came after']} />)
    expect(screen.getByRole('list', { name: 'Warnings' })).toHaveTextContent('it may have known')
  })
})
