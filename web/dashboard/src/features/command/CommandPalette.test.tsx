import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { ownedBy } from '@/lib/own-setting'
import { CommandPalette, usePaletteKey } from './CommandPalette'
import { useCommands } from './register'

let done: string[]
let users = 0
beforeEach(() => {
  done = []
  ownedBy(`commander ${++users}`)
  render(<Page />)
})

function Page() {
  const [isOpen, setOpen] = useState(false)
  usePaletteKey(() => setOpen(true))
  useCommands(
    ['Buy', 'Sell', 'Go to risk'].map((title) => ({ id: title, title, group: 'Acts', act: () => done.push(title) })),
  )
  return (
    <>
      <input aria-label="Quantity" />
      {isOpen && <CommandPalette onClose={() => setOpen(false)} />}
    </>
  )
}

const open = () => userEvent.keyboard('{Control>}k{/Control}')

it('opens by Ctrl+K while one writes, and does what is chosen by keys alone', async () => {
  await userEvent.type(screen.getByLabelText('Quantity'), '1')
  await open()
  await userEvent.type(screen.getByRole('combobox', { name: 'What to do' }), 'ri')
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Go to riskActs'])
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(done).toEqual(['Go to risk']))
  expect(screen.queryByRole('combobox')).toBeNull()
})

it('names the option that the arrows are at, and begins with what was used lately', async () => {
  await open()
  await userEvent.keyboard('{ArrowDown}')
  const field = screen.getByRole('combobox')
  const at = () => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')
  expect(at()).toHaveTextContent('Sell')
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(done).toEqual(['Sell']))
  await open()
  expect(screen.getAllByRole('option')[0]).toHaveTextContent('Sell')
})

it('says so when nothing is found', async () => {
  await open()
  await userEvent.type(screen.getByRole('combobox'), 'zzz')
  expect(screen.getByRole('status')).toHaveTextContent('Nothing is called “zzz”')
})

it('keeps the focus in its field, and gives it back to where one was', async () => {
  screen.getByLabelText('Quantity').focus()
  await open()
  await userEvent.tab()
  expect(screen.getByRole('combobox')).toHaveFocus()
  await userEvent.click(screen.getByRole('dialog'))
  expect(screen.queryByRole('combobox')).toBeNull()
  expect(screen.getByLabelText('Quantity')).toHaveFocus()
})
