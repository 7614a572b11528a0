import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { AlertChannels } from './AlertChannels'

describe('the channels of alerts', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
  })
  afterEach(() => server.close())

  const test = async () => userEvent.click(await screen.findByRole('button', { name: 'Send a test by email' }))

  it('teach how one is set up while there is none', async () => {
    server.has('/api/alerts/channels', [])
    show(<AlertChannels />)
    expect(await screen.findByText('Alerts are shown here only')).toBeInTheDocument()
  })

  it('say whether a test was taken, and else what the other end said', async () => {
    server.has('/api/alerts/channels', [{ channel: 'email', least: 'CRITICAL', failure: 'connection refused' }])
    show(<AlertChannels />)
    expect(await screen.findByText('Critical alerts only')).toBeInTheDocument()
    expect(screen.getByText('The last alert did not arrive: connection refused')).toBeInTheDocument()
    server.answersNext(200, { channel: 'email', taken: true, reason: null })
    await test()
    expect(await screen.findByText(/The test was taken/)).toBeInTheDocument()
    expect(server.requests).toEqual([{ method: 'POST', path: '/api/alerts/test', body: { channel: 'email' } }])
    server.answersNext(200, { channel: 'email', taken: false, reason: '535 wrong password' })
    await test()
    expect(await screen.findByText('The test was not taken: 535 wrong password')).toBeInTheDocument()
  })
})
