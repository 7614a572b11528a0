import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { bitcoin, order } from '@/testing/rows'
import { OrderTicket } from './OrderTicket'

const quote = { symbol: 'BTCUSDT', bid: '59999.99', bidQuantity: '1', ask: '60000.01', askQuantity: '1', time: 1 }
const account = {
  account: 'demo',
  currency: 'USDT',
  cash: '100000',
  equity: '100000',
  positionsValue: '0',
  unrealizedPnl: '0',
  realizedPnl: '0',
  balances: [{ asset: 'USDT', free: '100000', locked: '0', total: '100000' }],
}

describe('the order ticket', () => {
  let server: FakeServer
  beforeEach(async () => {
    server = new FakeServer()
    show(<OrderTicket instrument={bitcoin} />)
    await server.says('quotes:BTCUSDT', quote)
    await server.says('account', account)
  })
  afterEach(() => server.close())

  const quantity = () => screen.getByLabelText('Quantity')
  const submit = () => screen.getByTestId('submit-order')

  it('sends what was written, as text, under an id of its own', async () => {
    server.answersNext(201, order({ status: 'FILLED', quantity: '0.1', averagePrice: '60000.01' }))
    await userEvent.type(quantity(), '0,1')
    await userEvent.click(submit())
    await waitFor(() => expect(quantity()).toHaveValue(''))
    expect(server.requests).toEqual([
      {
        method: 'POST',
        path: '/api/orders',
        body: {
          symbol: 'BTCUSDT',
          side: 'BUY',
          type: 'MARKET',
          quantity: '0.1',
          clientOrderId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      },
    ])
  })

  it('does not send what is certainly wrong, and says so at the field', async () => {
    await userEvent.type(quantity(), '0.000015')
    await userEvent.click(submit())
    expect(quantity()).toHaveAccessibleDescription('In steps of 0.00001 BTC.')
    expect(quantity()).toBeInvalid()
    expect(server.requests).toEqual([])
  })

  it('asks for the quantity when there is none', async () => {
    await userEvent.click(submit())
    expect(quantity()).toHaveAccessibleDescription('How much? Fill in a quantity.')
    expect(server.requests).toEqual([])
  })

  it('shows a refusal in its own words, at the field it points to', async () => {
    server.answersNext(422, {
      type: '/problems/denied',
      title: 'The order was denied',
      status: 422,
      detail: 'Needs 600000 USDT, free are 100000.',
      errors: [{ pointer: '/quantity', code: 'BALANCE_INSUFFICIENT', detail: 'More than the free cash buys.' }],
    })
    await userEvent.type(quantity(), '1')
    await userEvent.click(submit())
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The order was deniedNeeds 600000 USDT, free are 100000.',
    )
    expect(quantity()).toHaveAccessibleDescription('More than the free cash buys.')
    expect(quantity()).toHaveValue('1')
  })

  it('asks again about the same order when the answer was lost', async () => {
    server.failsNext()
    server.answersNext(200, order({}))
    await userEvent.type(quantity(), '1')
    await userEvent.click(submit())
    expect(await screen.findByText(/Pressing again is safe/)).toBeVisible()
    await userEvent.click(submit())
    await waitFor(() => expect(server.requests).toHaveLength(2))
    expect(server.requests[1]).toEqual(server.requests[0])
  })

  it('estimates cost and fee from the best price, and warns when cash is short', async () => {
    await userEvent.type(quantity(), '0.5')
    expect(screen.getByText('30,000.01 USDT')).toBeVisible()
    expect(screen.getByText('30.00 USDT')).toBeVisible()
    await userEvent.clear(quantity())
    await userEvent.type(quantity(), '2')
    expect(screen.getByText(/the gateway will deny it/)).toBeVisible()
  })

  it('fills in a part of the free cash, and steps with the arrow keys', async () => {
    await userEvent.click(screen.getByRole('button', { name: '100 %' }))
    expect(quantity()).toHaveValue('1.66333')
    await userEvent.type(quantity(), '{ArrowUp}')
    expect(quantity()).toHaveValue('1.66334')
  })

  it('starts a limit order at the best price of its own side', async () => {
    await userEvent.click(screen.getByRole('radio', { name: 'Limit' }))
    expect(screen.getByLabelText('Limit price')).toHaveValue('59999.99')
  })

  it('offers no part of a holding when nothing is held', async () => {
    await userEvent.click(screen.getByRole('radio', { name: 'Sell' }))
    expect(screen.getByRole('button', { name: '50 %' })).toBeDisabled()
  })
})
