import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { bitcoin, order } from '@/testing/rows'
import { CancelOrders } from './CancelOrders'
import { OpenOrders } from './OpenOrders'

const at = (second: number) => `2026-11-23T12:00:0${second}.000Z`
const waiting = order({
  orderId: 7,
  type: 'STOP_LIMIT',
  side: 'SELL',
  status: 'WAITING',
  limitPrice: '58990',
  stopPrice: '59000',
})

describe('open orders', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
    server.has('/api/instruments', [bitcoin])
    show(
      <>
        <CancelOrders />
        <OpenOrders />
      </>,
    )
  })
  afterEach(() => server.close())

  const row = (id: number) => within(screen.getByTestId(`order-${id}`))

  it.each([
    ['PENDING_NEW', 'In transit'],
    ['SUSPENDED', 'Suspended'],
    ['WAITING', 'Waiting'],
    ['NEW', 'Working'],
    ['PARTIALLY_FILLED', 'Partly filled'],
  ] as const)('says %s in words', async (status, words) => {
    await server.says('orders', [order({ status })])
    expect(row(1).getByText(words)).toBeVisible()
  })

  it('shows where a stop waits', async () => {
    await server.says('orders', [waiting])
    expect(row(7).getByText('59,000.00')).toBeVisible()
    expect(row(7).getByText('58,990.00')).toBeVisible()
  })

  it('keeps the orders of a list together, the others under the first', async () => {
    await server.says('orders', [
      order({ orderId: 3, listId: 9, createdAt: at(1) }),
      order({ orderId: 2, listId: 9, createdAt: at(1) }),
      order({ orderId: 4, createdAt: at(2) }),
    ])
    const rows = screen.getAllByTestId(/^order-/)
    expect(rows.map((each) => each.getAttribute('data-testid'))).toEqual(['order-4', 'order-2', 'order-3'])
    expect(row(2).getByText('List 9')).toBeVisible()
    expect(row(3).getByText('of list 9')).toBeInTheDocument()
  })

  it('says how the orders of a list depend on each other, and which one another waits for', async () => {
    await server.says('orders', [
      order({ orderId: 2, listId: 2, contingency: 'BRACKET', linkedOrderIds: [3] }),
      order({
        orderId: 3,
        listId: 2,
        contingency: 'BRACKET',
        linkedOrderIds: [2],
        parentOrderId: 2,
        status: 'SUSPENDED',
      }),
    ])
    expect(row(2).getByText('Bracket 2')).toHaveAttribute('title', expect.stringContaining('Linked: 3.'))
    expect(row(3).getByText('of list 2, waits for order 2')).toBeInTheDocument()
  })

  it('amends in place, and sends only what has changed', async () => {
    await server.says('orders', [waiting])
    await userEvent.click(screen.getByRole('button', { name: /^Amend/ }))
    const stop = screen.getByLabelText('New stop price')
    expect(stop).toHaveFocus()
    expect(screen.getByLabelText('New limit price')).toHaveValue('58990')
    await userEvent.clear(stop)
    await userEvent.type(stop, '58 500')
    server.answersNext(200, { ...waiting, stopPrice: '58500' })
    await userEvent.type(stop, '{Enter}')
    await waitFor(() => expect(screen.queryByLabelText('New stop price')).toBeNull())
    expect(server.requests).toEqual([{ method: 'PATCH', path: '/api/orders/7', body: { stopPrice: '58500' } }])
    expect(screen.getByRole('button', { name: /^Amend/ })).toHaveFocus()
  })

  it('says at the field why a change was refused', async () => {
    await server.says('orders', [waiting])
    await userEvent.click(screen.getByRole('button', { name: /^Amend/ }))
    server.answersNext(422, {
      type: '/problems/combination',
      title: 'The fields do not fit together',
      status: 422,
      errors: [{ pointer: '/stopPrice', code: 'X', detail: 'On the wrong side.', measured: '61000', limit: '60000' }],
    })
    await userEvent.type(screen.getByLabelText('New stop price'), '1')
    await userEvent.click(screen.getByRole('button', { name: /^Save/ }))
    await waitFor(() => expect(screen.getByLabelText('New stop price')).toBeInvalid())
    expect(screen.getByText(/On the wrong side/)).toHaveTextContent('Measured 61000Limit 60000')
  })

  it('leaves the order alone on Escape', async () => {
    await server.says('orders', [waiting])
    await userEvent.click(screen.getByRole('button', { name: /^Amend/ }))
    await userEvent.keyboard('1{Escape}')
    expect(screen.queryByLabelText('New stop price')).toBeNull()
    expect(server.requests).toEqual([])
  })

  it('offers no stop price of a trailing stop to be set', async () => {
    await server.says('orders', [order({ type: 'TRAILING_STOP', status: 'WAITING', limitPrice: null, stopPrice: '5' })])
    await userEvent.click(screen.getByRole('button', { name: /^Amend/ }))
    expect(screen.getByLabelText('New quantity')).toHaveFocus()
    expect(screen.queryByLabelText('New stop price')).toBeNull()
  })

  it('cancels all orders, or those of one instrument', async () => {
    await server.says('orders', [order({}), order({ orderId: 2, symbol: 'ETHUSDT' })])
    server.answersNext(200, { canceled: 2 })
    await userEvent.click(screen.getByRole('button', { name: 'Cancel all' }))
    await userEvent.selectOptions(screen.getByLabelText('Orders to cancel'), 'ETHUSDT')
    server.answersNext(200, { canceled: 1 })
    await userEvent.click(screen.getByRole('button', { name: 'Cancel all ETHUSDT' }))
    await waitFor(() => expect(server.requests).toHaveLength(2))
    expect(server.requests.map(({ path }) => path)).toEqual(['/api/orders', '/api/orders?symbol=ETHUSDT'])
  })
})
