import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { bitcoin, strategy } from '@/testing/rows'
import { DeadManSwitchPanel } from './DeadManSwitchPanel'
import { OverridesPanel } from './OverridesPanel'
import { PermissionsPanel } from './PermissionsPanel'

const history = (kind: string) => `/api/risk/history?kind=${kind}&limit=500`
const inFuture = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString()

describe('what people allow an account', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
    server.has('/api/instruments', [bitcoin, { ...bitcoin, symbol: 'ETHUSDT' }])
    server.has('/api/strategies', [strategy({ name: 'ema-cross' }), strategy({ name: 'ema-cross', symbol: 'ETHUSDT' })])
    for (const kind of ['permissions', 'overrides', 'deadManSwitches']) server.has(history(kind), { [kind]: [] })
  })
  afterEach(() => server.close())

  it('says that everything may be traded, and keeps a strategy to a list with a reason', async () => {
    show(<PermissionsPanel permissions={[]} />)
    expect(screen.getByText('Every instrument')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Set a list' }))
    await userEvent.selectOptions(await screen.findByLabelText('Whose'), 'ema-cross')
    await userEvent.click(screen.getByLabelText('ETHUSDT'))
    await userEvent.click(screen.getByRole('button', { name: 'Set' }))
    expect(screen.getByLabelText('Reason')).toHaveAccessibleDescription('Why? It is kept with the list.')
    expect(server.requests).toEqual([])
    server.answersNext(200, {})
    await userEvent.type(screen.getByLabelText('Reason'), 'only ether')
    await userEvent.click(screen.getByRole('button', { name: 'Set' }))
    await waitFor(() => expect(screen.queryByLabelText('Reason')).toBeNull())
    expect(server.requests).toEqual([
      {
        method: 'PUT',
        path: '/api/risk/permissions',
        body: { strategy: 'ema-cross', symbols: ['ETHUSDT'], reason: 'only ether' },
      },
    ])
  })

  it('changes a list from what it is, and takes it away', async () => {
    const list = { strategy: '', symbols: ['BTCUSDT'], reason: 'calm', by: 'alice' }
    show(<PermissionsPanel permissions={[list]} />)
    await userEvent.click(screen.getByRole('button', { name: 'Change the list of The account' }))
    expect(await screen.findByLabelText('BTCUSDT')).toBeChecked()
    expect(screen.getByLabelText('ETHUSDT')).not.toBeChecked()
    await userEvent.click(screen.getByLabelText('Everything'))
    server.answersNext(200, {})
    await userEvent.type(screen.getByLabelText('Reason'), 'back{Enter}')
    await waitFor(() => expect(server.requests).toHaveLength(1))
    expect(server.requests[0]?.body).toEqual({ reason: 'back' })
  })

  it('says who changed lists before, and why', async () => {
    const change = {
      sequence: 4,
      time: '2026-11-23T12:00:00.000Z',
      strategy: null,
      symbols: [],
      reason: 'x',
      by: 'bob',
    }
    server.has(history('permissions'), {
      permissions: [{ ...change, sequence: 9, symbols: null, reason: 'back' }, change],
    })
    show(<PermissionsPanel permissions={[]} />)
    const rows = within(await screen.findByRole('table', { name: 'Permissions, by time' })).getAllByRole('row')
    expect(rows[1]).toHaveTextContent('23 Nov 12:00:00The accountEverythingbackbob')
    expect(rows[2]).toHaveTextContent('23 Nov 12:00:00The accountNothingxbob')
  })

  it('overrides limits only for minutes, with a reason, and when somebody is sure', async () => {
    show(<OverridesPanel overrides={[]} />)
    expect(screen.getByText('All limits hold')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Override limits' }))
    await userEvent.clear(screen.getByLabelText('For'))
    await userEvent.type(screen.getByLabelText('For'), '16')
    await userEvent.click(screen.getByRole('button', { name: 'Override' }))
    expect(screen.getByLabelText('For')).toHaveAccessibleDescription('From 1 to 15 minutes.')
    expect(screen.getByText('Limits are overridden knowingly.')).toBeVisible()
    await userEvent.clear(screen.getByLabelText('For'))
    await userEvent.type(screen.getByLabelText('For'), '3')
    await userEvent.type(screen.getByLabelText('Reason'), 'a block')
    await userEvent.click(screen.getByRole('button', { name: 'Override' }))
    expect(server.requests).toEqual([])
    await userEvent.click(screen.getByRole('checkbox'))
    server.answersNext(200, {})
    await userEvent.click(screen.getByRole('button', { name: 'Override' }))
    await waitFor(() => expect(screen.queryByLabelText('Reason')).toBeNull())
    expect(server.requests).toEqual([
      {
        method: 'POST',
        path: '/api/risk/overrides',
        body: { oneOrder: true, minutes: 3, confirmed: true, reason: 'a block' },
      },
    ])
  })

  it('shows how long an override holds, and revokes it with a reason', async () => {
    const override = { strategy: 'ema-cross', oneOrder: false, until: inFuture(130), reason: 'month end', by: 'alice' }
    show(<OverridesPanel overrides={[override]} />)
    expect(screen.getByText(/^2 min \d+ s$/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Revoke the override for ema-cross' }))
    server.answersNext(200, {})
    await userEvent.type(screen.getByLabelText('Reason'), 'done{Enter}')
    await waitFor(() => expect(server.requests).toHaveLength(1))
    expect(server.requests[0]).toMatchObject({
      method: 'DELETE',
      path: '/api/risk/overrides?strategy=ema-cross&reason=done',
    })
  })

  it('says what became of overrides: used, run out, revoked', async () => {
    const event = {
      time: '2026-11-23T12:00:00.000Z',
      strategy: null,
      oneOrder: null,
      until: null,
      reason: null,
      by: null,
    }
    server.has(history('overrides'), {
      overrides: [
        { ...event, sequence: 8, event: 'REVOKED', reason: 'done', by: 'bob' },
        { ...event, sequence: 7, event: 'EXPIRED', strategy: 'dca' },
        { ...event, sequence: 6, event: 'USED' },
        {
          ...event,
          sequence: 5,
          event: 'GRANTED',
          oneOrder: true,
          until: '2026-11-23T12:05:00.000Z',
          reason: 'a block',
        },
      ],
    })
    show(<OverridesPanel overrides={[]} />)
    const rows = within(await screen.findByRole('table', { name: 'Overrides, by time' })).getAllByRole('row')
    expect(rows[1]).toHaveTextContent('RevokedPeople–donebob')
    expect(rows[2]).toHaveTextContent('Ran outdca––Its time')
    expect(rows[3]).toHaveTextContent('UsedPeople––An order')
    expect(rows[4]).toHaveTextContent('GrantedPeople23 Nov 12:05:00, one ordera block')
  })

  it('arms the dead-man switch, and says that it does not refresh it', async () => {
    show(<DeadManSwitchPanel armed={null} />)
    expect(screen.getByText(/^Not armed/)).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Disarm' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Arm…' }))
    expect(screen.getByText(/does not start it anew by itself/)).toBeVisible()
    await userEvent.clear(screen.getByLabelText('Countdown'))
    await userEvent.type(screen.getByLabelText('Countdown'), '90')
    await userEvent.click(screen.getByRole('checkbox'))
    server.answersNext(200, {})
    await userEvent.click(screen.getByRole('button', { name: 'Arm' }))
    await waitFor(() => expect(screen.queryByLabelText('Countdown')).toBeNull())
    expect(server.requests).toEqual([
      { method: 'PUT', path: '/api/risk/dead-man-switch', body: { countdownMillis: 90_000, cancelsStops: true } },
    ])
  })

  it('counts down, disarms, and says when it went off last and what that ended', async () => {
    const event = { time: '2026-11-23T12:00:00.000Z', cancelsStops: null, goesOff: null, orders: null, by: null }
    server.has(history('deadManSwitches'), {
      deadManSwitches: [
        { ...event, sequence: 9, event: 'ARMED', cancelsStops: true, goesOff: inFuture(30), by: 'carol' },
        { ...event, sequence: 7, event: 'FIRED', orders: 3 },
      ],
    })
    show(<DeadManSwitchPanel armed={{ goesOff: inFuture(30), cancelsStops: true }} />)
    expect(screen.getByRole('timer', { name: 'Time left' })).toHaveTextContent(/^(30|29) s$/)
    expect(screen.getByText(/Stops end too\./)).toBeVisible()
    expect(await screen.findByText('Last went off 23 Nov 12:00:00: 3 orders ended.')).toBeVisible()
    const rows = within(screen.getByRole('table', { name: 'Dead-man switch, by time' })).getAllByRole('row')
    expect(rows[1]).toHaveTextContent('ArmedWould end stops toocarol')
    expect(rows[2]).toHaveTextContent('Went off3 orders ended.Its time')
    server.answersNext(200, {})
    await userEvent.click(screen.getByRole('button', { name: 'Disarm' }))
    await waitFor(() => expect(server.requests).toHaveLength(1))
    expect(server.requests[0]?.body).toEqual({ countdownMillis: 0, cancelsStops: false })
  })
})
