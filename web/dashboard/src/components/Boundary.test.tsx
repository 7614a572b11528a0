import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Boundary } from './Boundary'

it('keeps a fault in its part of the page, and tries again when asked', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  let isBroken = true
  const Part = () => {
    if (isBroken) throw new Error('value is null')
    return <p>well</p>
  }
  render(
    <>
      <Boundary name="Chart">
        <Part />
      </Boundary>
      <p>elsewhere</p>
    </>,
  )
  expect(screen.getByText('elsewhere')).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('value is null')
  isBroken = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(screen.getByText('well')).toBeVisible()
})
