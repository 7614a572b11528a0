import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { remembered } from '@/lib/storage'
import { steps, useTour } from '../tour'
import { Tour } from './Tour'

beforeEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
  useTour.setState({ step: 0 })
})

it('leads from page to page and does not come back when it is done', async () => {
  render(<Tour />)
  expect(screen.getByRole('heading', { name: 'The desk' })).toBeVisible()
  for (const step of steps.slice(1)) {
    await userEvent.click(screen.getByRole('button', { name: 'Next' }))
    expect(screen.getByRole('heading', { name: step.title })).toBeVisible()
    expect(location.pathname).toBe(step.href)
  }
  await userEvent.click(screen.getByRole('button', { name: 'Done' }))
  expect(screen.queryByTestId('tour')).toBeNull()
  expect(remembered('tour')).toBe('done')
})

it('can be skipped at once, and begun again', async () => {
  render(<Tour />)
  await userEvent.click(screen.getByRole('button', { name: 'Skip the tour' }))
  expect(screen.queryByTestId('tour')).toBeNull()
  expect(remembered('tour')).toBe('done')
})
