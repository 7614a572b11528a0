import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { App } from './App'
import { NewVersion } from './NewVersion'

test('nothing is said while the version stays', () => {
  const { container } = render(<NewVersion atFirst="1.0" version="1.0" />)

  expect(container).toBeEmptyDOMElement()
})

test('a page that is older than the server asks to be loaded anew', async () => {
  const reload = vi.fn()
  render(<NewVersion atFirst="1.0" version="1.1" reload={reload} />)

  expect(screen.getByRole('status')).toHaveTextContent('Trading 1.1 runs now; this page is of 1.0.')
  await userEvent.click(screen.getByRole('button', { name: 'Load anew' }))
  expect(reload).toHaveBeenCalledOnce()
})

test('the whole page remembers the version that it was loaded with', async () => {
  const server = new FakeServer()
  const session = { authenticated: false, user: null, authMode: 'session', mode: 'PAPER', feed: null }
  server.has('/api/session', { ...session, version: '1.0' })
  show(<App />)
  await screen.findByRole('heading', { level: 1, name: /./ })
  await waitFor(() => expect(screen.queryByText('Trading', { selector: '.sr-only' })).toBeNull())
  expect(screen.queryByText(/runs now/)).toBeNull()
  server.has('/api/session', { ...session, version: '1.1' })
  await new Promise((done) => setTimeout(done, 1_050))
  window.dispatchEvent(new Event('visibilitychange'))

  expect(await screen.findByText(/Trading 1\.1 runs now; this page is of 1\.0/)).toBeInTheDocument()
  server.close()
})
