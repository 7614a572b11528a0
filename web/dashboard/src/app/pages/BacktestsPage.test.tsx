import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { BacktestsPage } from './BacktestsPage'
import { DataPage } from './DataPage'

const job = {
  id: 2,
  kind: 'BACKTEST',
  status: 'RUNNING',
  strategy: 'ema-cross',
  settings: { fast: '5' },
  symbols: ['BTCUSDT'],
  created: '2024-02-01T10:00:00Z',
  progress: 0.42,
  secondsLeft: 7,
  problem: null,
  figures: null,
}
const strategy = {
  name: 'ema-cross',
  description: 'Follows a trend.',
  symbols: ['BTCUSDT'],
  parameters: [
    { name: 'fast', description: 'bars', value: '20', from: '2', to: '500', step: '1', whole: true },
    { name: 'slow', description: 'bars', value: '50', from: '3', to: '1000', step: '1', whole: true },
  ],
}

describe('the page of backtests', () => {
  let server: FakeServer

  beforeEach(() => {
    server = new FakeServer()
    server.has('/api/backtests/strategies', [strategy])
    server.has('/api/drift', [])
  })

  it('asks for a run with what was filled in', async () => {
    server.has('/api/backtests', [])
    show(<BacktestsPage />)
    await userEvent.type(await screen.findByLabelText('fast'), '5')
    server.answersNext(202, job)
    await userEvent.click(screen.getByRole('button', { name: 'Run' }))
    await waitFor(() => expect(server.requests).toHaveLength(1))
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/api/backtests',
      body: { strategy: 'ema-cross', settings: [{ name: 'fast', value: '5' }] },
    })
  })

  it('says why a run is not possible', async () => {
    server.has('/api/backtests', [])
    show(<BacktestsPage />)
    server.answersNext(422, { type: 'x', title: 'The run is not possible', status: 422, detail: 'no bars of BTCUSDT' })
    await userEvent.click(await screen.findByRole('button', { name: 'Run' }))
    expect(await screen.findByText('no bars of BTCUSDT')).toBeInTheDocument()
  })

  it('shows how far a run is and cancels it', async () => {
    server.has('/api/backtests', [job])
    show(<BacktestsPage />)
    expect(await screen.findByText(/42 %, 7 s left/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: 'Cancel run 2' }))
    await waitFor(() => expect(server.requests[0]).toMatchObject({ method: 'DELETE', path: '/api/backtests/2' }))
  })
})

describe('live against backtest', () => {
  const day = {
    day: '2024-01-31',
    status: 'DONE',
    ranAt: '2024-02-01T00:01:00Z',
    sessions: 1,
    fills: 12,
    same: 11,
    differences: 1,
    findings: [],
    notes: [],
    problem: null,
  }

  it('shows what differs and why, once somebody looks', async () => {
    const server = new FakeServer()
    server.has('/api/backtests/strategies', [strategy])
    server.has('/api/backtests', [])
    server.has('/api/drift', [day])
    server.has('/api/drift/2024-01-31', {
      ...day,
      findings: [
        {
          kind: 'MISSING',
          time: '2024-01-31T10:00:00Z',
          strategy: 'ema-cross',
          symbol: 'BTCUSDT',
          side: 'BUY',
          entry: 'ema-cross:BTCUSDT:20240131T1000',
          sessionPrice: null,
          sessionQuantity: null,
          backtestPrice: '40000.00',
          backtestQuantity: '0.5',
          cause: 'a kill switch was engaged',
        },
      ],
    })
    show(<BacktestsPage />)
    await userEvent.click(await screen.findByRole('button', { name: 'Differences of 2024-01-31' }))
    expect(await screen.findByText('a kill switch was engaged')).toBeInTheDocument()
    expect(screen.getByText('0.5 at 40000.00')).toBeInTheDocument()
  })

  it('compares today when somebody asks', async () => {
    const server = new FakeServer()
    server.has('/api/backtests/strategies', [strategy])
    server.has('/api/backtests', [])
    server.has('/api/drift', [])
    show(<BacktestsPage />)
    server.answersNext(202, { ...day, status: 'RUNNING' })
    await userEvent.click(await screen.findByRole('button', { name: 'Compare today' }))
    await waitFor(() => expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/api/drift' }))
  })
})

describe('the page of data', () => {
  it('removes a series only after it was asked again', async () => {
    const server = new FakeServer()
    server.has('/api/history', [
      { symbol: 'BTCUSDT', frame: '1m', bars: 10, from: null, last: null, bytes: 1, missing: 0, problem: null },
    ])
    show(<DataPage />)
    await userEvent.click(await screen.findByRole('button', { name: 'Remove BTCUSDT 1m' }))
    expect(server.requests).toHaveLength(0)
    await userEvent.click(screen.getByRole('button', { name: 'Remove', hidden: true }))
    await waitFor(() => expect(server.requests[0]).toMatchObject({ method: 'DELETE', path: '/api/history/BTCUSDT/1m' }))
  })
})
