import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Notices } from '@/components/notices'
import { useConfirmations } from '@/features/order/confirmations'
import { useHotAct } from '@/features/order/hot'
import { FakeServer, show } from '@/testing/fake-server'
import { order } from '@/testing/rows'
import { HotActs } from './HotActs'

const held = {
  symbol: 'BTCUSDT',
  side: 'BUY',
  quantity: '0.25',
  averagePrice: '60000',
  marketPrice: '60000',
  marketValue: '15000',
  unrealizedPnl: '0',
  realizedPnl: '0',
  fees: '0',
}

let server: FakeServer
beforeEach(async () => {
  server = new FakeServer()
  show(
    <>
      <HotActs />
      <Notices />
    </>,
  )
})
afterEach(() => {
  useConfirmations.getState().ask('close', true)
  useHotAct.getState().ask(undefined)
  server.close()
})

async function asked(kind: 'CANCEL' | 'CLOSE', symbol = 'BTCUSDT') {
  act(() => useHotAct.getState().ask({ kind, symbol }))
  await server.says('orders', [order({}), order({ orderId: 2, symbol: 'ETHUSDT' })])
  await server.says('positions', [held])
}

it('closes a position by an order that can only reduce it, after its orders are canceled', async () => {
  await asked('CLOSE')
  expect(screen.getByRole('dialog')).toHaveTextContent('Before it, 1 order of BTCUSDT is canceled.')
  expect(server.requests).toEqual([])
  server.answersNext(200, { canceled: 1 })
  server.answersNext(201, order({ status: 'FILLED' }))
  await userEvent.click(screen.getByRole('button', { name: 'Close at the market' }))
  await waitFor(() => expect(server.requests).toHaveLength(2))
  expect(server.requests).toMatchObject([
    { method: 'DELETE', path: '/api/orders?symbol=BTCUSDT' },
    {
      method: 'POST',
      path: '/api/orders',
      body: { symbol: 'BTCUSDT', side: 'SELL', type: 'MARKET', quantity: '0.25', reduceOnly: true },
    },
  ])
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('cancels the orders of one symbol at once when nobody wants to be asked', async () => {
  useConfirmations.getState().ask('close', false)
  server.answersNext(200, { canceled: 1 })
  await asked('CANCEL')
  await waitFor(() => expect(server.requests).toMatchObject([{ method: 'DELETE', path: '/api/orders?symbol=BTCUSDT' }]))
  expect(await screen.findByText('BTCUSDT: 1 order canceled')).toBeVisible()
})

it('says so when there is nothing to close', async () => {
  await asked('CLOSE', 'SOLUSDT')
  expect(await screen.findByText('Nothing of SOLUSDT is held')).toBeVisible()
  expect(server.requests).toEqual([])
})
