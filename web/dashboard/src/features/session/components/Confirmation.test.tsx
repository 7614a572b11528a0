import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { call } from '@/lib/http'
import type { Problem } from '@/lib/problem'
import { FakeServer, show } from '@/testing/fake-server'
import type { Session } from '../api/session'
import { Confirmation } from './Confirmation'

const session: Session = {
  authenticated: true,
  user: 'anna',
  role: 'ADMIN',
  authMode: 'session',
  hasPassword: true,
  mode: 'PAPER',
  version: '0.1.0',
  feed: null,
}
const needed = {
  type: '/problems/confirmation-needed',
  title: 'It must be confirmed who asks',
  status: 403,
  detail: 'Confirm it on the machine that Trading runs on.',
}

describe('a call that must be confirmed', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
  })
  afterEach(() => server.close())

  const rearm = () => call<{ rearmed: boolean }>('POST', '/api/kill-switch/rearm', { scope: 'GLOBAL' })

  it('is made again once the password was given', async () => {
    show(<Confirmation session={session} />)
    server.answersNext(403, needed)
    const answer = rearm()
    await userEvent.type(await screen.findByLabelText('Password'), 'four words of a sentence')
    server.answersNext(200, {})
    server.answersNext(200, { rearmed: true })
    await userEvent.click(screen.getByRole('button', { name: 'Confirm' }))
    expect(await answer).toEqual({ rearmed: true })
    expect(server.requests.map(({ path, body }) => [path, body])).toEqual([
      ['/api/kill-switch/rearm', { scope: 'GLOBAL' }],
      ['/api/auth/confirm', { password: 'four words of a sentence' }],
      ['/api/kill-switch/rearm', { scope: 'GLOBAL' }],
    ])
    await waitFor(() => expect(screen.queryByLabelText('Password')).not.toBeInTheDocument())
  })

  it('asks again after a wrong password', async () => {
    show(<Confirmation session={session} />)
    server.answersNext(403, needed)
    void rearm().catch(() => undefined)
    await userEvent.type(await screen.findByLabelText('Password'), 'wrong')
    server.answersNext(422, {
      type: '/problems/password',
      title: 'The password is not good enough',
      status: 422,
      detail: 'The password is wrong.',
      errors: [{ pointer: '/password', code: 'PASSWORD', detail: 'The password is wrong.' }],
    })
    await userEvent.click(screen.getByRole('button', { name: 'Confirm' }))
    await waitFor(() => expect(screen.getByLabelText('Password')).toHaveAccessibleDescription('The password is wrong.'))
    expect(server.requests).toHaveLength(2)
  })

  it('is refused in the words of the server for whoever does not want to', async () => {
    show(<Confirmation session={session} />)
    server.answersNext(403, needed)
    const outcome = rearm().catch((error: unknown) => error)
    await userEvent.click(await screen.findByRole('button', { name: 'Not now' }))
    expect(((await outcome) as Problem).body.detail).toBe(needed.detail)
    expect(server.requests).toHaveLength(1)
  })

  it('tells whoever has no password what to do on the machine', async () => {
    show(<Confirmation session={{ ...session, hasPassword: false }} />)
    server.answersNext(403, needed)
    const answer = rearm()
    expect(await screen.findByText(needed.detail)).toBeInTheDocument()
    expect(screen.getByText('trading confirm')).toBeInTheDocument()
    server.answersNext(200, { rearmed: true })
    await userEvent.click(screen.getByRole('button', { name: 'I have confirmed it' }))
    expect(await answer).toEqual({ rearmed: true })
  })

  it('is not asked about when another role is what is missing', async () => {
    show(<Confirmation session={session} />)
    server.answersNext(403, { ...needed, type: '/problems/role-needed', detail: 'This needs the role admin.' })
    await expect(rearm()).rejects.toThrow('This needs the role admin.')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})
