import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Notices } from '@/components/notices'
import { useConfirmations } from '@/features/order/confirmations'
import { ownedBy } from '@/lib/own-setting'
import { FakeServer, show } from '@/testing/fake-server'
import { bitcoin, order } from '@/testing/rows'
import { chartLayout, savedLayouts } from '../layout'
import { IndicatorDialog } from './IndicatorDialog'
import { LayoutDialog } from './LayoutDialog'
import { MoveOrder } from './MoveOrder'
import { pictureName } from './picture'
import { lineOf } from './use-market-marks'

const ema = {
  name: 'ema',
  title: 'Exponential moving average',
  group: 'AVERAGE',
  parameters: [{ name: 'period', text: 'bars', defaultValue: 20, from: 1, to: 500, step: 1, whole: true }],
  outputs: [{ name: 'value', title: 'EMA', pane: 'PRICE', shape: 'LINE' }],
  readyBars: 20,
  warmUpBars: 280,
  cumulative: false,
}

let server: FakeServer
let users = 0
beforeEach(() => {
  ownedBy(`charter ${++users}`)
  server = new FakeServer()
  server.has('/api/indicators', [
    ema,
    { ...ema, name: 'obv', title: 'On-balance volume', group: 'VOLUME', parameters: [] },
  ])
})
afterEach(() => server.close())

describe('the indicators', () => {
  beforeEach(() => show(<IndicatorDialog onClose={() => undefined} />))

  it('are found by word and added by Enter', async () => {
    await screen.findByText('On-balance volume')
    await userEvent.type(screen.getByLabelText('Search an indicator'), 'volume{Enter}')
    expect(chartLayout.get().indicators.map(({ name }) => name)).toEqual(['obv'])
    expect(screen.queryByRole('button', { name: /^Add Exponential/ })).toBeNull()
  })

  it('take settings within their bounds only', async () => {
    await userEvent.click(await screen.findByRole('button', { name: /^Add Exponential/ }))
    const period = screen.getByLabelText('Exponential moving average: bars')
    await userEvent.clear(period)
    await userEvent.type(period, '501')
    expect(period).toBeInvalid()
    expect(chartLayout.get().indicators[0]?.settings).toEqual({ period: 50 })
    await userEvent.click(screen.getByRole('button', { name: 'Remove Exponential moving average' }))
    expect(chartLayout.get().indicators).toEqual([])
  })
})

it('saves a layout by name and opens it with its frame', async () => {
  const frames: string[] = []
  chartLayout.set({ ...chartLayout.get(), kind: 'LINE' })
  show(<LayoutDialog frame="4h" onFrame={(frame) => frames.push(frame)} onClose={() => undefined} />)
  await userEvent.type(screen.getByLabelText('Name of the layout'), 'swing{Enter}')
  expect(savedLayouts.get()).toMatchObject([{ name: 'swing', frame: '4h', kind: 'LINE' }])
  chartLayout.reset()
  await userEvent.click(screen.getByRole('button', { name: /^swing/ }))
  expect(chartLayout.get().kind).toBe('LINE')
  expect(frames).toEqual(['4h'])
})

describe('an order that was dragged', () => {
  const resting = order({ orderId: 7, limitPrice: '59000' })
  const move = (done: () => void) =>
    show(
      <>
        <MoveOrder amends={{ order: resting, field: 'limitPrice' }} to="58500" instrument={bitcoin} onDone={done} />
        <Notices />
      </>,
    )
  afterEach(() => useConfirmations.getState().ask('amend', true))

  it('is amended when that is confirmed', async () => {
    let isDone = false
    server.answersNext(200, resting)
    move(() => {
      isDone = true
    })
    expect(screen.getByRole('dialog')).toHaveTextContent('limit price from 59,000.00 USDT to 58,500.00 USDT')
    expect(server.requests).toEqual([])
    await userEvent.click(screen.getByRole('button', { name: 'Move it' }))
    await waitFor(() => expect(isDone).toBe(true))
    expect(server.requests).toEqual([{ method: 'PATCH', path: '/api/orders/7', body: { limitPrice: '58500' } }])
  })

  it('is amended at once when nobody wants to be asked, and a refusal is told', async () => {
    useConfirmations.getState().ask('amend', false)
    server.answersNext(422, { type: 'x', title: 'The price is outside of the collar', status: 422 })
    move(() => undefined)
    expect(await screen.findByText('The price is outside of the collar')).toBeVisible()
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

it('knows the line of an order, and whether it can be dragged', () => {
  expect(lineOf(order({ limitPrice: '59000' }))).toMatchObject({ price: 59_000, amends: { field: 'limitPrice' } })
  const stop = order({ type: 'STOP_LIMIT', status: 'WAITING', stopPrice: '61000', limitPrice: '61500' })
  expect(lineOf(stop)).toMatchObject({ price: 61_000, amends: { field: 'stopPrice' } })
  const trailing = order({ type: 'TRAILING_STOP', status: 'WAITING', stopPrice: '58000', limitPrice: null })
  expect(lineOf(trailing)?.amends).toBeUndefined()
  expect(lineOf(order({ type: 'MARKET', limitPrice: null }))).toBeUndefined()
})

it('names a picture after what it shows and when', () =>
  expect(pictureName('BTCUSDT-1m', new Date('2026-11-23T12:00:05.123Z'))).toBe('BTCUSDT-1m-2026-11-23T12-00-05Z.png'))
