import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { strategy } from '@/testing/rows'
import { sizingWords, toChange, toDraft, wrongValue } from '../api/strategies'
import { Strategies } from './Strategies'

describe('strategies', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
    server.has('/api/results', [])
    server.has('/api/strategies', [])
  })
  afterEach(() => server.close())

  it('teaches what to do when there is none', async () => {
    show(<Strategies />)
    expect(await screen.findByText('No strategy is there')).toBeVisible()
    expect(screen.getByText(/trading strategy new/)).toBeVisible()
  })

  it('shows state, results, what it last said, and follows the stream', async () => {
    show(<Strategies />)
    await server.says('strategies', [
      strategy({ lastSignal: { time: '2026-11-23T12:00:00.000Z', text: 'not entered, the market is too calm' } }),
    ])
    const card = within(screen.getByTestId('strategy-ema-cross-BTCUSDT'))
    expect(card.getByText('Running')).toBeVisible()
    expect(card.getByText('+182.41')).toBeVisible()
    expect(card.getByText(/the market is too calm/)).toBeVisible()
    expect(card.getByText('0.25 % of the equity at risk to the stop')).toBeVisible()
    await server.says('strategies', [strategy({ status: 'STOPPED' })])
    expect(card.getByText('Stopped')).toBeVisible()
  })

  it('says loudly why a strategy was disabled, and starts it again', async () => {
    show(<Strategies />)
    await server.says('strategies', [
      strategy({ status: 'DISABLED', statusReason: 'order flood: more than 60 entries in a minute' }),
    ])
    expect(screen.getByRole('alert')).toHaveTextContent('order flood: more than 60 entries in a minute')
    server.answersNext(200, [strategy({})])
    await userEvent.click(screen.getByRole('button', { name: 'Start ema-cross on BTCUSDT' }))
    await waitFor(() =>
      expect(server.requests).toContainEqual({
        method: 'POST',
        path: '/api/strategies/ema-cross/start?symbol=BTCUSDT',
        body: {},
      }),
    )
  })

  it('stops one by the keyboard alone', async () => {
    show(<Strategies />)
    await server.says('strategies', [strategy({})])
    await userEvent.tab()
    expect(screen.getByRole('button', { name: 'Stop ema-cross on BTCUSDT' })).toHaveFocus()
    server.answersNext(200, [strategy({})])
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(server.requests[0]?.path).toBe('/api/strategies/ema-cross/stop?symbol=BTCUSDT'))
  })

  it('changes what was changed and nothing else', async () => {
    show(<Strategies />)
    await server.says('strategies', [strategy({})])
    await userEvent.click(screen.getByRole('button', { name: 'Change ema-cross' }))
    expect(screen.getByRole('button', { name: 'Nothing changed' })).toBeDisabled()
    const fast = screen.getByLabelText('fast')
    await userEvent.clear(fast)
    await userEvent.type(fast, '1')
    expect(screen.getByText('From 2 to 500.')).toBeVisible()
    await userEvent.type(fast, '2')
    expect(screen.getByLabelText('levels')).toHaveAttribute('readonly')
    server.answersNext(200, [strategy({})])
    await userEvent.click(screen.getByRole('button', { name: 'Change' }))
    await waitFor(() => expect(screen.queryByLabelText('fast')).toBeNull())
    expect(server.requests[0]).toEqual({
      method: 'PATCH',
      path: '/api/strategies/ema-cross',
      body: { parameters: [{ name: 'fast', value: '12' }] },
    })
  })

  it('keeps the dialog with the words of a refusal', async () => {
    show(<Strategies />)
    await server.says('strategies', [strategy({})])
    await userEvent.click(screen.getByRole('button', { name: 'Change ema-cross' }))
    await userEvent.selectOptions(screen.getByLabelText('Kind'), 'KELLY')
    server.answersNext(422, {
      type: 'x',
      title: 'The value is not allowed',
      status: 422,
      detail: 'capPercent is required.',
    })
    await userEvent.click(screen.getByRole('button', { name: 'Change' }))
    expect(await screen.findByText('capPercent is required.')).toBeVisible()
  })

  it('makes of a draft what the API wants', () => {
    const before = strategy({ vetoPercent: 70 })
    const draft = toDraft(before)
    expect(toChange(before, draft)).toBeUndefined()
    expect(toChange(before, { ...draft, vetoPercent: '' })).toEqual({ vetoPercent: 0 })
    expect(
      toChange(before, {
        ...draft,
        kind: 'KELLY',
        sizing: { ...draft.sizing, fractionPercent: '50', capPercent: '2', leastTrades: '20', startPercent: '0.5' },
      }),
    ).toEqual({
      sizing: { kind: 'KELLY', fractionPercent: '50', capPercent: '2', leastTrades: 20, startPercent: '0.5' },
    })
    expect(sizingWords({ kind: 'FIXED', quantity: '0.1' })).toBe('Always 0.1')
    const [fast] = before.parameters
    expect(
      fast && [wrongValue(fast, ''), wrongValue(fast, '2.5'), wrongValue(fast, '501'), wrongValue(fast, '500')],
    ).toEqual(['A number is needed.', 'A whole number.', 'From 2 to 500.', undefined])
  })
})
