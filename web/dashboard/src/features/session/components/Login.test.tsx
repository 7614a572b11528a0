import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { LoginPage } from './LoginPage'
import { SetUpPage } from './SetUpPage'
import { Who } from './Who'

const { anew } = vi.hoisted(() => ({ anew: vi.fn() }))
vi.mock('@/lib/start-anew', () => ({ startAnew: anew }))

describe('the login', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
    anew.mockReset()
  })
  afterEach(() => server.close())

  it('asks for name and password where there are users, and shows the refusal in its own words', async () => {
    server.has('/api/auth', { passwords: true, links: false })
    show(<LoginPage onRetry={vi.fn()} />)
    await userEvent.type(await screen.findByLabelText('Name'), ' anna ')
    await userEvent.type(screen.getByLabelText('Password'), 'four words of a sentence')
    server.answersNext(401, {
      type: '/problems/login-failed',
      title: 'The name or the password is wrong',
      status: 401,
      detail: 'The name or the password is wrong.',
    })
    await userEvent.click(screen.getByRole('button', { name: 'Log in' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The name or the password is wrong.')
    expect(server.requests[0]).toEqual({
      method: 'POST',
      path: '/api/auth/login',
      body: { name: 'anna', password: 'four words of a sentence' },
    })
    expect(screen.queryByText(/I have opened the link/)).not.toBeInTheDocument()
  })

  it('sends nothing without a name and a password', async () => {
    server.has('/api/auth', { passwords: true, links: false })
    show(<LoginPage onRetry={vi.fn()} />)
    await userEvent.click(await screen.findByRole('button', { name: 'Log in' }))
    expect(server.requests).toEqual([])
  })

  it('tells of the link where that is the way in', async () => {
    const retry = vi.fn()
    server.has('/api/auth', { passwords: false, links: true })
    show(<LoginPage onRetry={retry} />)
    await userEvent.click(await screen.findByRole('button', { name: 'I have opened the link' }))
    expect(retry).toHaveBeenCalledOnce()
    expect(screen.queryByLabelText('Password')).not.toBeInTheDocument()
  })
})

describe('the set-up', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
  })
  afterEach(() => server.close())

  const fill = async (password: string, again: string) => {
    await userEvent.type(screen.getByLabelText('Name'), 'anna')
    await userEvent.type(screen.getByLabelText('Password'), password)
    await userEvent.type(screen.getByLabelText('Password again'), again)
    await userEvent.click(screen.getByRole('button', { name: 'Go on with this password' }))
  }

  it('makes the first user', async () => {
    show(<SetUpPage />)
    server.answersNext(201, { user: 'anna' })
    await fill('four words of a sentence', 'four words of a sentence')
    await waitFor(() =>
      expect(server.requests[0]).toEqual({
        method: 'POST',
        path: '/api/setup',
        body: { name: 'anna', password: 'four words of a sentence' },
      }),
    )
  })

  it('sends nothing while the two passwords differ', async () => {
    show(<SetUpPage />)
    await fill('four words of a sentence', 'three words')
    expect(screen.getByLabelText('Password again')).toHaveAccessibleDescription('The two are not the same.')
    expect(server.requests).toEqual([])
  })

  it('shows at the field why a password is refused', async () => {
    show(<SetUpPage />)
    server.answersNext(422, {
      type: '/problems/password',
      title: 'The password is not good enough',
      status: 422,
      detail: 'The password is one of those that are guessed first.',
      errors: [
        { pointer: '/password', code: 'PASSWORD', detail: 'The password is one of those that are guessed first.' },
      ],
    })
    await fill('password1234', 'password1234')
    await waitFor(() =>
      expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(
        'The password is one of those that are guessed first.',
      ),
    )
  })

  it('goes on without a password for whoever wants none', async () => {
    show(<SetUpPage />)
    server.answersNext(201, { user: 'owner' })
    await userEvent.click(screen.getByRole('button', { name: 'Go on without a password' }))
    await waitFor(() => expect(server.requests[0]).toEqual({ method: 'POST', path: '/api/setup', body: {} }))
  })
})

describe('who is here', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
    anew.mockReset()
  })
  afterEach(() => server.close())

  const session = {
    authenticated: true,
    user: 'anna',
    role: 'TRADER',
    authMode: 'session',
    hasPassword: true,
    mode: 'PAPER',
    version: '0.1.0',
    feed: null,
  } as const

  it('says name and role, and logs out here or everywhere', async () => {
    show(<Who session={session} />)
    await userEvent.click(screen.getByRole('button', { name: 'Logged in as anna' }))
    expect(screen.getByText('trader')).toBeInTheDocument()
    server.answersNext(200, {})
    await userEvent.click(screen.getByRole('button', { name: 'Log out' }))
    await waitFor(() => expect(anew).toHaveBeenCalledOnce())
    server.answersNext(200, {})
    await userEvent.click(screen.getByRole('button', { name: 'Log out everywhere' }))
    await waitFor(() => expect(anew).toHaveBeenCalledTimes(2))
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'DELETE /api/session',
      'DELETE /api/sessions',
    ])
  })

  it('says nothing where nobody has to log in', () => {
    show(<Who session={{ ...session, authMode: 'none' }} />)
    expect(screen.queryByRole('button')).not.toBeInTheDocument()
  })
})
