import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { ownedBy } from '@/lib/own-setting'
import { ArrangeBar } from './Arranging'
import { deskLayout, type PaneId } from './layout'
import { Panes } from './Panes'

const content = (id: PaneId) => <section aria-label={id}>{id}</section>

let users = 0
beforeEach(() => {
  ownedBy(`arranger ${++users}`)
  render(
    <>
      <ArrangeBar onDone={() => undefined} />
      <Panes content={content} isArranging />
    </>,
  )
})

it('moves an edge between columns with the arrow keys', async () => {
  screen
    .getByRole('separator', { name: 'Edge between Markets, Strategies, Services and Chart, Positions and orders' })
    .focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(deskLayout.get().columns[0]?.width).toBe(248)
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}')
  expect(deskLayout.get().columns[0]?.width).toBe(184)
})

it('moves a pane into the column beside, in reading order too', async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Move Tape to the left' }))
  const names = screen.getAllByRole('region').map((region) => region.getAttribute('aria-label'))
  expect(names.slice(4, 8)).toEqual(['chart', 'blotter', 'tape', 'depth'])
})

it('puts a pane away and brings it back', async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Put Services away' }))
  expect(screen.queryByRole('region', { name: 'services' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Services' }))
  expect(screen.getByRole('region', { name: 'services' })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'As it was at first' }))
  expect(deskLayout.get().columns).toHaveLength(4)
})
