import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Notices } from '@/components/notices'
import { FakeServer, show } from '@/testing/fake-server'
import { bitcoin, order, passes } from '@/testing/rows'
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
    show(
      <>
        <OrderTicket instrument={bitcoin} />
        <Notices />
      </>,
    )
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

  const field = (label: string) => screen.queryByLabelText(label)
  const choose = (name: string) => userEvent.click(screen.getByRole('radio', { name }))

  it.each([
    ['Market', [], ['Limit price', 'Stop price', 'Distance']],
    ['Limit', ['Limit price'], ['Stop price', 'Distance']],
    ['Stop', ['Stop price'], ['Limit price', 'Distance']],
    ['Target', ['Stop price'], ['Limit price', 'Distance']],
    ['Trail', ['Distance'], ['Stop price', 'Limit price']],
  ])('has of a %s order only the fields it has', async (type, there, missing) => {
    await choose(type)
    for (const label of there) expect(field(label)).toBeVisible()
    for (const label of missing) expect(field(label)).toBeNull()
  })

  it('gives a stop a limit price when it is asked to', async () => {
    await choose('Stop')
    await userEvent.click(screen.getByLabelText('Limit price once it is released'))
    server.answersNext(201, order({ status: 'WAITING', type: 'STOP_LIMIT' }))
    await userEvent.type(quantity(), '0.1')
    await userEvent.type(screen.getByLabelText('Stop price'), '61000')
    await userEvent.type(screen.getByLabelText('Limit price'), '61010')
    await userEvent.click(submit())
    await waitFor(() => expect(server.requests).toHaveLength(1))
    expect(server.requests[0]?.body).toMatchObject({ type: 'STOP_LIMIT', stopPrice: '61000', limitPrice: '61010' })
  })

  it('asks for the end of an order that is good until a time', async () => {
    await choose('Stop')
    await userEvent.selectOptions(screen.getByLabelText('Good for'), 'GTD')
    await userEvent.type(quantity(), '0.1')
    await userEvent.type(screen.getByLabelText('Stop price'), '61000')
    await userEvent.click(submit())
    expect(screen.getByLabelText('Until (UTC)')).toHaveAccessibleDescription('Until when? Fill in a time.')
    expect(server.requests).toEqual([])
  })

  it('folds away what most orders leave as it is', async () => {
    await choose('Limit')
    const further = screen.getByText('Further terms').closest('details')
    expect(further).not.toHaveAttribute('open')
    await userEvent.click(screen.getByText('Further terms'))
    await userEvent.click(screen.getByLabelText(/^Post-only/))
    expect(screen.getByText('1 set')).toBeVisible()
    await choose('Market')
    expect(field('Show only')).toBeNull()
  })

  it('sends a bracket as one list', async () => {
    await choose('Bracket')
    server.answersNext(201, { listId: 1, orders: [order({}), order({ orderId: 2 }), order({ orderId: 3 })] })
    await userEvent.type(quantity(), '0.1')
    await userEvent.type(screen.getByLabelText('Target price'), '62000')
    await userEvent.type(screen.getByLabelText('Stop behind it'), '59000')
    await userEvent.click(submit())
    await waitFor(() => expect(quantity()).toHaveValue(''))
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        path: '/api/order-lists',
        body: {
          contingency: 'BRACKET',
          orders: [
            { side: 'BUY', type: 'MARKET', quantity: '0.1' },
            { side: 'SELL', type: 'LIMIT', quantity: '0.1', limitPrice: '62000' },
            { side: 'SELL', type: 'STOP', quantity: '0.1', stopPrice: '59000' },
          ],
        },
      },
    ])
  })

  it.each(['OCO', 'OUO'] as const)('sends an %s pair as a limit and a stop of one list', async (mode) => {
    await choose('Sell')
    await choose(mode)
    server.answersNext(201, { listId: 1, orders: [order({}), order({ orderId: 2 })] })
    await userEvent.type(quantity(), '0.1')
    await userEvent.type(screen.getByLabelText('Limit price'), '62000')
    await userEvent.type(screen.getByLabelText('Stop price'), '59000')
    await userEvent.click(submit())
    await waitFor(() => expect(server.requests).toHaveLength(1))
    expect(server.requests[0]?.body).toMatchObject({
      contingency: mode,
      orders: [
        { side: 'SELL', type: 'LIMIT', quantity: '0.1', limitPrice: '62000' },
        { side: 'SELL', type: 'STOP', quantity: '0.1', stopPrice: '59000' },
      ],
    })
  })

  it('sends an OTO as the first order and the one that waits for it', async () => {
    await choose('Limit')
    await choose('OTO')
    server.answersNext(201, { listId: 1, orders: [order({}), order({ orderId: 2 })] })
    await userEvent.type(quantity(), '0.1')
    await userEvent.clear(screen.getByLabelText('Limit price'))
    await userEvent.type(screen.getByLabelText('Limit price'), '59000')
    await userEvent.click(submit())
    expect(server.requests).toEqual([])
    expect(screen.getByLabelText('Then limit at')).toBeInvalid()
    await userEvent.type(screen.getByLabelText('Then limit at'), '61000')
    await userEvent.click(submit())
    await waitFor(() => expect(server.requests).toHaveLength(1))
    expect(server.requests[0]?.body).toMatchObject({
      contingency: 'OTO',
      orders: [
        { side: 'BUY', type: 'LIMIT', quantity: '0.1', limitPrice: '59000' },
        { side: 'SELL', type: 'LIMIT', quantity: '0.1', limitPrice: '61000', timeInForce: 'GTC' },
      ],
    })
    expect(screen.queryByLabelText('Then limit at')).toHaveValue('')
  })

  it('shows at the field of a list what was measured, allowed and would have passed, and takes it over', async () => {
    server.answersNext(422, {
      type: '/problems/risk-limit',
      title: 'The order is above a limit of the account',
      status: 422,
      detail: 'The quantity 3 is above the account’s limit for one order, 2.',
      errors: [
        {
          pointer: '/orders/2/quantity',
          code: 'ORDER_QUANTITY_ABOVE_LIMIT',
          detail: 'The quantity 3 is above the account’s limit for one order, 2.',
          measured: '3',
          limit: '2',
          wouldPass: '1.5',
        },
      ],
    })
    await choose('Bracket')
    await userEvent.type(quantity(), '3')
    await userEvent.type(screen.getByLabelText('Target price'), '62000')
    await userEvent.type(screen.getByLabelText('Stop behind it'), '59000')
    await userEvent.click(submit())
    await waitFor(() => expect(quantity()).toBeInvalid())
    const description = quantity().getAttribute('aria-describedby') ?? ''
    expect(document.getElementById(description)).toHaveTextContent('Measured 3Limit 2Would pass 1.5')
    await userEvent.click(screen.getByRole('button', { name: 'Use 1.5' }))
    expect(quantity()).toHaveValue('1.5')
  })

  it('opens the folded terms when one of them is refused', async () => {
    server.answersNext(422, {
      type: '/problems/combination',
      title: 'The fields do not fit together',
      status: 422,
      detail: 'Nothing to reduce.',
      errors: [{ pointer: '/reduceOnly', code: 'X', detail: 'There is no position.' }],
    })
    await userEvent.type(quantity(), '0.1')
    await userEvent.click(submit())
    expect(await screen.findByText('There is no position.')).toBeVisible()
    expect(screen.getByText('Further terms').closest('details')).toHaveAttribute('open')
  })

  it('shows what the gate would say, asked without an id and without sending', async () => {
    await userEvent.type(quantity(), '0.1')
    expect(await screen.findByTestId('gate-word')).toHaveTextContent(
      'The gate takes it, at worst at 63,000.01; locks 6,306.30 USDT.',
    )
    expect(server.previews[0]).toEqual({
      method: 'POST',
      path: '/api/orders/preview',
      body: { symbol: 'BTCUSDT', side: 'BUY', type: 'MARKET', quantity: '0.1' },
    })
    expect(server.requests).toEqual([])
  })

  it('tells a refusal before the order is sent, and takes over what would pass', async () => {
    server.preview = passes({
      passes: false,
      refusal: {
        pointer: '/quantity',
        code: 'ORDER_VALUE_ABOVE_LIMIT',
        detail: 'The order is worth too much.',
        wouldPass: '0.5',
      },
    })
    await userEvent.type(quantity(), '1')
    expect(await screen.findByTestId('gate-word')).toHaveTextContent('The gate would refuse it.')
    await userEvent.click(screen.getByRole('button', { name: 'Use 0.5' }))
    expect(quantity()).toHaveValue('0.5')
  })

  it('asks the gate about nothing that is certainly wrong', async () => {
    await userEvent.type(quantity(), '0.000015')
    await new Promise((done) => setTimeout(done, 400))
    expect(server.previews.every(({ body }) => (body as { quantity: string }).quantity !== '0.000015')).toBe(true)
  })

  it('sizes by the risk to the stop, and says what is lost there', async () => {
    server.answersNext(201, order({ status: 'FILLED' }))
    await userEvent.click(screen.getByRole('radio', { name: '% risk' }))
    await userEvent.type(screen.getByLabelText('Stop-loss'), '59000')
    await userEvent.type(screen.getByLabelText('Risk to the stop'), '1')
    expect(screen.getByLabelText('Risk to the stop')).toHaveAccessibleDescription('0.89364 BTC')
    expect(screen.getByTestId('risk-at-stop')).toHaveTextContent('999.99 USDT · 1.00 %')
    await userEvent.click(submit())
    await waitFor(() => expect(server.requests).toHaveLength(1))
    expect(server.requests[0]?.body).toMatchObject({ quantity: '0.89364', stopLossPrice: '59000' })
  })

  it('offers to cancel what was sent for as long as it is open', async () => {
    const sent = order({ orderId: 7, status: 'NEW' })
    server.answersNext(201, sent)
    await userEvent.type(quantity(), '1')
    await userEvent.click(submit())
    const notice = (await screen.findByText('BTCUSDT: buy order working')).closest('[data-testid=notice]')
    await server.says('orders', [sent])
    server.answersNext(200, { ...sent, status: 'CANCELED' })
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the order' }))
    await waitFor(() => expect(server.requests.at(-1)).toMatchObject({ method: 'DELETE', path: '/api/orders/7' }))
    await server.says('orders', [{ ...sent, status: 'CANCELED' }])
    expect(notice).toHaveTextContent('No longer open.')
  })
})
