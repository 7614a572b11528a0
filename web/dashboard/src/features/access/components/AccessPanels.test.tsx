import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import type { OpenSession } from '../api/sessions'
import type { ApiToken } from '../api/tokens'
import type { User } from '../api/users'
import { PasswordPanel } from './PasswordPanel'
import { SessionsPanel } from './SessionsPanel'
import { TokensPanel } from './TokensPanel'
import { UsersPanel } from './UsersPanel'

const anna: User = {
  name: 'anna',
  role: 'ADMIN',
  local: false,
  hasPassword: true,
  disabled: false,
  created: '2026-11-01T12:00:00Z',
  passwordSet: '2026-11-01T12:00:00Z',
}
const tom: User = { ...anna, name: 'tom', role: 'TRADER' }

const here: OpenSession = {
  id: 'h1',
  user: 'anna',
  current: true,
  began: '2026-11-23T12:00:00Z',
  lastUsed: '2026-11-23T12:10:00Z',
  ends: '2026-11-24T00:00:00Z',
  address: '127.0.0.1',
  userAgent: 'Firefox',
}

const grafana: ApiToken = {
  id: '1f',
  label: 'grafana',
  user: 'anna',
  scope: 'read',
  account: null,
  networks: ['10.0.0.0/8'],
  created: '2026-11-01T12:00:00Z',
  expiresAt: '2027-01-30T12:00:00Z',
  lastUsed: null,
}

describe('access', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
    server.has('/api/users', [anna, tom])
    server.has('/api/sessions', [here, { ...here, id: 't1', user: 'tom', current: false, address: '10.0.0.7' }])
    server.has('/api/tokens', [grafana])
  })
  afterEach(() => server.close())

  it('lists users, and sends of a change only what was changed', async () => {
    show(<UsersPanel me="anna" />)
    await userEvent.click(await screen.findByRole('button', { name: 'Change tom' }))
    await userEvent.selectOptions(screen.getByLabelText('Role'), 'VIEWER')
    server.answersNext(200, { ...tom, role: 'VIEWER' })
    await userEvent.click(screen.getByRole('button', { name: 'Change' }))
    await waitFor(() =>
      expect(server.requests).toEqual([{ method: 'PATCH', path: '/api/users/tom', body: { role: 'VIEWER' } }]),
    )
  })

  it('adds a user, with the refusal at its field', async () => {
    show(<UsersPanel me="anna" />)
    await userEvent.click(screen.getByRole('button', { name: 'New user' }))
    await userEvent.type(screen.getByLabelText('Name'), 'bob')
    await userEvent.type(screen.getByLabelText('Password'), 'password1234')
    server.answersNext(422, {
      type: '/problems/password',
      title: 'The password is not good enough',
      status: 422,
      errors: [{ pointer: '/password', detail: 'It is guessed first.' }],
    })
    await userEvent.click(screen.getByRole('button', { name: 'Add' }))
    await waitFor(() => expect(screen.getByLabelText('Password')).toHaveAccessibleDescription('It is guessed first.'))
    expect(server.requests[0]?.body).toEqual({ name: 'bob', role: 'VIEWER', password: 'password1234' })
  })

  it('removes a user after asking, and shows why not', async () => {
    show(<UsersPanel me="anna" />)
    await userEvent.click(await screen.findByRole('button', { name: 'Remove anna' }))
    expect(server.requests).toEqual([])
    server.answersNext(409, {
      type: '/problems/last-admin',
      title: 'There must be an admin',
      status: 409,
      detail: 'This is the last admin who can log in; make another one first.',
    })
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('make another one first')
  })

  it('shows a refusal for want of a role as its sentence', async () => {
    server.close()
    server = new FakeServer()
    server.answersNext(403, {
      type: '/problems/role-needed',
      title: 'A higher role is needed',
      status: 403,
      detail: 'This needs the role admin; yours is viewer.',
    })
    show(<UsersPanel me="vera" />)
    expect(await screen.findByRole('alert')).toHaveTextContent('This needs the role admin; yours is viewer.')
  })

  it('ends the session of another place, and has no button for the own one', async () => {
    show(<SessionsPanel />)
    const buttons = await screen.findAllByRole('button', { name: /^End the session/ })
    expect(buttons).toHaveLength(1)
    server.answersNext(200, {})
    await userEvent.click(screen.getByRole('button', { name: 'End the session of tom from 10.0.0.7' }))
    await waitFor(() => expect(server.requests[0]).toMatchObject({ method: 'DELETE', path: '/api/sessions/t1' }))
  })

  it('makes a token with its terms and shows it once', async () => {
    show(<TokensPanel myRole="TRADER" />)
    await userEvent.click(screen.getByRole('button', { name: 'New token' }))
    const dialog = screen.getByRole('dialog')
    expect(within(dialog).getAllByRole('option')).toHaveLength(2)
    await userEvent.type(within(dialog).getByLabelText('Label'), 'bot')
    await userEvent.selectOptions(within(dialog).getByLabelText('Scope'), 'trade')
    await userEvent.type(within(dialog).getByLabelText('From'), '10.0.0.0/8, 127.0.0.1')
    server.answersNext(201, {
      token: 'trd_secret',
      expiresAt: grafana.expiresAt,
      id: '2f',
      label: 'bot',
      scope: 'trade',
    })
    await userEvent.click(screen.getByRole('button', { name: 'Make it' }))
    expect(await screen.findByTestId('token')).toHaveTextContent('trd_secret')
    expect(server.requests[0]?.body).toMatchObject({
      label: 'bot',
      scope: 'trade',
      networks: ['10.0.0.0/8', '127.0.0.1'],
    })
    await userEvent.click(screen.getByRole('button', { name: 'I have kept it' }))
    expect(screen.queryByText('trd_secret')).not.toBeInTheDocument()
  })

  it('revokes a token', async () => {
    show(<TokensPanel myRole="ADMIN" />)
    server.answersNext(200, {})
    await userEvent.click(await screen.findByRole('button', { name: 'Revoke grafana' }))
    await waitFor(() => expect(server.requests[0]).toMatchObject({ method: 'DELETE', path: '/api/tokens/1f' }))
  })

  it('changes the own password only when both agree', async () => {
    show(<PasswordPanel hasPassword />)
    await userEvent.type(screen.getByLabelText('Now'), 'four words of a sentence')
    await userEvent.type(screen.getByLabelText('New'), 'another five words of a sentence')
    await userEvent.type(screen.getByLabelText('New again'), 'another')
    await userEvent.click(screen.getByRole('button', { name: 'Change it' }))
    expect(server.requests).toEqual([])
    await userEvent.clear(screen.getByLabelText('New again'))
    await userEvent.type(screen.getByLabelText('New again'), 'another five words of a sentence')
    server.answersNext(200, {})
    await userEvent.click(screen.getByRole('button', { name: 'Change it' }))
    await waitFor(() =>
      expect(server.requests[0]).toMatchObject({
        path: '/api/users/me/password',
        body: { current: 'four words of a sentence', password: 'another five words of a sentence' },
      }),
    )
  })
})
