import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { bitcoin, risk } from '@/testing/rows'
import { type KillSwitch, useKillSwitchNews } from '../api/kill-switch'
import { KillBanner } from './KillBanner'
import { KillDialog } from './KillDialog'

const engaged: KillSwitch = {
  scope: 'INSTRUMENT',
  target: 'BTCUSDT',
  reason: 'prices look wrong',
  by: 'owner',
  since: '2026-11-23T12:00:00.000Z',
}

describe('the kill dialog', () => {
  let server: FakeServer
  const close = vi.fn()
  beforeEach(() => {
    close.mockReset()
    server = new FakeServer()
    server.has('/api/instruments', [bitcoin])
    server.has('/api/strategies', [])
    server.has('/api/accounts', [])
    server.has('/api/kill-switch', { killSwitches: [] })
  })
  afterEach(() => server.close())

  const reason = () => screen.getByLabelText('Reason')
  const goOn = () => userEvent.click(screen.getByRole('button', { name: 'Go on…' }))

  it('stops nothing in its first step, and nothing without a reason', async () => {
    show(<KillDialog onClose={close} />)
    await goOn()
    expect(reason()).toHaveAccessibleDescription('Why? It is shown to all and kept.')
    await userEvent.type(reason(), 'odd fills')
    await goOn()
    expect(screen.getByRole('heading', { name: 'Stop everything now?' })).toBeInTheDocument()
    expect(server.requests).toEqual([])
  })

  it('stops everything in its second step, and cancels unless told otherwise', async () => {
    show(<KillDialog onClose={close} />)
    await userEvent.type(reason(), 'odd fills')
    await userEvent.click(screen.getByLabelText(/^Flatten/))
    await goOn()
    server.answersNext(200, { canceled: 2, killSwitches: [engaged] })
    await userEvent.click(screen.getByRole('button', { name: 'Engage the kill switch' }))
    await waitFor(() => expect(close).toHaveBeenCalled())
    expect(server.requests).toEqual([
      {
        method: 'POST',
        path: '/api/kill-switch',
        body: { scope: 'GLOBAL', cancelOrders: true, flatten: true, reason: 'odd fills' },
      },
    ])
  })

  it('aims at one instrument, and goes back when there is none of that name', async () => {
    show(<KillDialog onClose={close} />)
    await userEvent.selectOptions(screen.getByLabelText('Stop'), 'INSTRUMENT')
    await userEvent.type(reason(), 'odd fills')
    await goOn()
    expect(screen.getByLabelText('Which')).toHaveAccessibleDescription('Which one?')
    await userEvent.type(screen.getByLabelText('Which'), 'BTCUSD')
    await goOn()
    server.answersNext(422, {
      type: '/problems/kill-target',
      title: 'There is no such target of a kill switch',
      status: 422,
      errors: [{ pointer: '/target', code: 'KILL_TARGET', detail: 'There is no INSTRUMENT "BTCUSD".' }],
    })
    await userEvent.click(screen.getByRole('button', { name: 'Engage the kill switch' }))
    await waitFor(() =>
      expect(screen.getByLabelText('Which')).toHaveAccessibleDescription('There is no INSTRUMENT "BTCUSD".'),
    )
    expect(close).not.toHaveBeenCalled()
  })

  it('works while the stream is down, and can be pressed again when no answer came', async () => {
    show(<KillDialog onClose={close} />)
    server.breaks()
    await userEvent.type(reason(), 'all wrong')
    await goOn()
    server.failsNext()
    await userEvent.click(screen.getByRole('button', { name: 'Engage the kill switch' }))
    expect(await screen.findByText(/Pressing again is safe/)).toBeVisible()
    server.answersNext(200, { canceled: 0, killSwitches: [engaged] })
    await userEvent.click(screen.getByRole('button', { name: 'Engage the kill switch' }))
    await waitFor(() => expect(close).toHaveBeenCalled())
    expect(server.requests[1]).toEqual(server.requests[0])
  })
})

describe('the banner of kill switches', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
  })
  afterEach(() => server.close())

  it('is not there while none is engaged', async () => {
    server.has('/api/kill-switch', { killSwitches: [] })
    show(<KillBanner />)
    await new Promise((done) => setTimeout(done, 20))
    expect(screen.queryByTestId('kill-banner')).toBeNull()
  })

  it('names what is stopped, why, by whom and since when, though the stream is down', async () => {
    server.has('/api/kill-switch', { killSwitches: [engaged] })
    server.breaks()
    show(<KillBanner />)
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Kill switch: instrument BTCUSDT is stopped. “prices look wrong” – owner, since 23 Nov 2026, 12:00:00 UTC',
    )
  })

  it('shows a reason with markup as the text that it is', async () => {
    const markup = '<img src=x onerror=alert(1)> javascript:alert(2) \u202e'
    server.has('/api/kill-switch', { killSwitches: [{ ...engaged, reason: markup }] })
    const { container } = show(<KillBanner />)

    expect(await screen.findByText(`“${markup}”`)).toBeInTheDocument()
    expect(container.querySelector('img, a, script')).toBeNull()
  })

  it('comes with the stream before it would be asked for', async () => {
    server.has('/api/kill-switch', { killSwitches: [] })
    function Page() {
      useKillSwitchNews()
      return <KillBanner />
    }
    show(<Page />)
    await server.says('risk', risk({ killSwitches: [engaged] }))
    expect(await screen.findByRole('alert')).toBeVisible()
  })

  it('arms again with a typed reason only', async () => {
    server.has('/api/kill-switch', { killSwitches: [engaged] })
    show(<KillBanner />)
    await userEvent.click(await screen.findByRole('button', { name: 'Re-arm instrument BTCUSDT' }))
    await userEvent.click(screen.getByRole('button', { name: 'Re-arm' }))
    expect(screen.getByLabelText('Reason')).toBeInvalid()
    expect(server.requests).toEqual([])
    server.answersNext(200, { rearmed: true, killSwitches: [] })
    await userEvent.type(screen.getByLabelText('Reason'), 'prices are right again{Enter}')
    await waitFor(() => expect(screen.queryByTestId('kill-banner')).toBeNull())
    expect(server.requests).toEqual([
      {
        method: 'POST',
        path: '/api/kill-switch/rearm',
        body: { scope: 'INSTRUMENT', target: 'BTCUSDT', reason: 'prices are right again' },
      },
    ])
  })
})
