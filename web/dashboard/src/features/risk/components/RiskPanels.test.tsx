import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { bitcoin, risk } from '@/testing/rows'
import { type Denial, reduceDenials } from '../api/denials'
import { toLimits, toTexts } from '../api/limits'
import { protectionWords } from '../api/protections'
import { Denials } from './Denials'
import { LimitsPanel } from './LimitsPanel'
import { LocksPanel } from './LocksPanel'
import { ProtectionsPanel } from './ProtectionsPanel'
import { StatePanel } from './StatePanel'

const denial = (part: Partial<Denial>): Denial => ({
  sequence: 10,
  time: '2026-11-23T12:00:00.000Z',
  code: 'ORDER_QUANTITY_ABOVE_LIMIT',
  symbol: 'BTCUSDT',
  clientOrderId: 'a',
  strategy: null,
  orderId: null,
  words: 'The quantity 3 is above the account’s limit for one order, 2.',
  field: 'quantity',
  measured: '3',
  limit: '2',
  wouldPass: '1.5',
  ...part,
})

describe('risk', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
    server.has('/api/instruments', [bitcoin])
  })
  afterEach(() => server.close())

  it('shows how much of each limit is used, and where there is none', () => {
    show(<LimitsPanel risk={risk({})} />)
    const bar = screen.getByLabelText('One instrument')
    expect(bar).toHaveAttribute('value', '95')
    const line = within(bar.closest('li') as HTMLElement)
    expect(line.getByText('BTCUSDT')).toBeVisible()
    expect(line.getByText('47,500.00')).toBeVisible()
    expect(line.getByText('95.0 %')).toHaveClass('text-down')
    expect(screen.getByText('/ no limit')).toBeVisible()
    expect(screen.queryByLabelText('One strategy')).toBeNull()
  })

  it('writes every limit when one is changed, and says which ones it has read', async () => {
    show(<LimitsPanel risk={risk({})} />)
    await userEvent.click(screen.getByRole('button', { name: 'Change limits' }))
    expect(screen.getByRole('button', { name: 'Nothing changed' })).toBeDisabled()
    await userEvent.clear(screen.getByLabelText('Loss: Of a day'))
    await userEvent.click(screen.getByRole('button', { name: 'Change 1' }))
    expect(screen.getByLabelText('Reason')).toHaveAccessibleDescription('Why? It is kept with the change.')
    server.answersNext(200, risk({}))
    await userEvent.type(screen.getByLabelText('Reason'), 'more room')
    await userEvent.click(screen.getByRole('button', { name: 'Change 1' }))
    await waitFor(() => expect(screen.queryByLabelText('Reason')).toBeNull())
    expect(server.requests).toEqual([
      {
        method: 'PUT',
        path: '/api/risk/limits',
        body: { ...risk({}).limits, dailyLoss: null, reason: 'more room' },
      },
    ])
    expect(server.headers[0]?.['If-Match']).toBe('"abc123"')
  })

  it('does not overwrite limits that somebody else has changed meanwhile', async () => {
    show(<LimitsPanel risk={risk({})} />)
    await userEvent.click(screen.getByRole('button', { name: 'Change limits' }))
    await userEvent.type(screen.getByLabelText('Exposure: Open orders'), '0')
    server.answersNext(412, { type: '/problems/precondition-failed', title: 'Changed meanwhile', status: 412 })
    await userEvent.type(screen.getByLabelText('Reason'), 'more')
    await userEvent.click(screen.getByRole('button', { name: 'Change 1' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Read again' }))
    expect(screen.getByLabelText('Exposure: Open orders')).toHaveValue('200')
  })

  it('says at its field which limit is not possible', async () => {
    show(<LimitsPanel risk={risk({})} />)
    await userEvent.click(screen.getByRole('button', { name: 'Change limits' }))
    server.answersNext(422, {
      type: '/problems/limit-value',
      title: 'A setting is outside its bounds',
      status: 422,
      errors: [{ pointer: '/leverage', code: 'LIMIT_VALUE', detail: 'leverage must be at most 1000.' }],
    })
    await userEvent.type(screen.getByLabelText('Exposure: Leverage'), '000')
    await userEvent.type(screen.getByLabelText('Reason'), 'more')
    await userEvent.click(screen.getByRole('button', { name: 'Change 1' }))
    await waitFor(() => expect(screen.getByLabelText('Exposure: Leverage')).toBeInvalid())
  })

  it('takes every limit as it was read', () => {
    const { limits } = risk({})
    expect(toLimits(toTexts(limits))).toEqual(limits)
  })

  it('says why an account is halted, and sets it to active with a reason', async () => {
    show(<StatePanel risk={risk({ state: 'HALTED', reason: 'DRAWDOWN', text: '20.1 % of 20 %' })} />)
    expect(screen.getByText('Halted')).toBeVisible()
    expect(screen.getByText('The drawdown passed its limit: 20.1 % of 20 %')).toBeVisible()
    expect(screen.getByText('98,000.00')).toBeVisible()
    expect(screen.getByText('−1,000.00')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Set to active…' }))
    server.answersNext(200, risk({}))
    await userEvent.type(screen.getByLabelText('Reason'), 'deposit came{Enter}')
    await waitFor(() => expect(screen.queryByLabelText('Reason')).toBeNull())
    expect(server.requests).toEqual([
      { method: 'PUT', path: '/api/risk/state', body: { state: 'ACTIVE', reason: 'deposit came' } },
    ])
  })

  it('locks entries, and takes a lock away with a reason', async () => {
    const lock = {
      lockId: 4,
      symbol: 'BTCUSDT',
      side: 'BUY' as const,
      since: '2026-11-23T12:00:00.000Z',
      until: '2026-11-23T13:00:00.000Z',
      reason: '3 stop-losses',
    }
    show(<LocksPanel locks={[lock]} />)
    expect(screen.getByText('Buys BTCUSDT')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Unlock Buys BTCUSDT' }))
    server.answersNext(204, null)
    await userEvent.type(screen.getByLabelText('Reason'), 'it is over{Enter}')
    await waitFor(() => expect(screen.queryByLabelText('Reason')).toBeNull())
    await userEvent.click(screen.getByRole('button', { name: 'Lock entries' }))
    await userEvent.selectOptions(screen.getByLabelText('Side'), 'SELL')
    server.answersNext(201, lock)
    await userEvent.type(screen.getByLabelText('Reason'), 'news')
    await userEvent.click(screen.getByRole('button', { name: 'Lock' }))
    await waitFor(() => expect(screen.queryByLabelText('Reason')).toBeNull())
    expect(server.requests).toEqual([
      { method: 'DELETE', path: '/api/risk/locks/4?reason=it+is+over', body: undefined },
      { method: 'POST', path: '/api/risk/locks', body: { side: 'SELL', minutes: 60, reason: 'news' } },
    ])
  })

  it('tells protections as sentences, and replaces all of them', async () => {
    const guard = {
      kind: 'STOP_LOSS_GUARD' as const,
      scope: 'PAIR' as const,
      lookback: '1h',
      lock: '30m',
      trades: 3,
      thresholdPercent: null,
    }
    expect(protectionWords(guard)).toBe('After 3 stop-loss exits within 1h it locks that instrument for 30m.')
    show(<ProtectionsPanel protections={[guard]} />)
    await userEvent.click(screen.getByRole('button', { name: 'Change protections' }))
    await userEvent.click(screen.getByRole('button', { name: 'Add a protection' }))
    await userEvent.selectOptions(screen.getAllByLabelText('After')[1] as HTMLElement, 'COOLDOWN')
    expect(screen.getAllByLabelText('Within')).toHaveLength(1)
    server.answersNext(200, risk({}))
    await userEvent.click(screen.getByRole('button', { name: 'Change' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Change' })).toBeNull())
    expect(server.requests[0]?.body).toEqual({
      protections: [
        { kind: 'STOP_LOSS_GUARD', scope: 'PAIR', lookback: '1h', lock: '30m', trades: 3 },
        { kind: 'COOLDOWN', scope: 'PAIR', lock: '1h' },
      ],
    })
  })

  it('says why something was refused, with what was measured, allowed and would have passed', async () => {
    show(<Denials />)
    await server.says('denials', [denial({}), denial({ sequence: 11, code: 'KILL_SWITCH_ENGAGED', measured: null })])
    const [, newest, oldest] = screen.getAllByRole('row')
    expect(newest).toHaveTextContent('–')
    expect(oldest).toHaveTextContent(
      'BTCUSDT23 Nov 12:00:00The quantity 3 is above the account’s limit for one order, 2. ORDER_QUANTITY_ABOVE_LIMIT321.5By hand',
    )
  })

  it('says of a refusal for want of a permission what was asked for, and how much is on the list', async () => {
    show(<Denials />)
    const words = 'BTCUSDT is not on the list of what the account, or its strategy, may trade; on it: 2.'
    await server.says('denials', [
      denial({ code: 'INSTRUMENT_NOT_PERMITTED', words, measured: 'BTCUSDT', limit: '2', wouldPass: '0.5' }),
    ])
    expect(screen.getAllByRole('row')[1]).toHaveTextContent(`${words} INSTRUMENT_NOT_PERMITTEDBTCUSDT20.5By hand`)
  })

  it('puts a new refusal before those of the snapshot', () => {
    const told = reduceDenials(undefined, { channel: 'denials', type: 'snapshot', sequence: 10, data: [denial({})] })
    const next = reduceDenials(told, {
      channel: 'denials',
      type: 'update',
      sequence: 12,
      data: [denial({ sequence: 12 })],
    })
    expect(next.map(({ sequence }) => sequence)).toEqual([12, 10])
  })
})
