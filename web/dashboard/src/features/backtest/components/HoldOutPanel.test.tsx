import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import type { HoldOut, Job, OptimizationResult, Trial } from '../api/backtests'
import { HoldOutPanel } from './HoldOutPanel'
import { OptimizationView } from './OptimizationView'
import { RunForm } from './RunForm'

let server: FakeServer
const path = '/api/optimizations/7/hold-out'
const job: Job = {
  id: 7,
  kind: 'OPTIMIZATION',
  status: 'DONE',
  strategy: 'ema-cross',
  settings: {},
  symbols: ['BTCUSDT'],
  created: '2024-02-01T00:00:00Z',
  progress: 1,
  secondsLeft: null,
  problem: null,
  figures: null,
}
const unseen: HoldOut = {
  from: '2024-01-20T00:00:00Z',
  to: '2024-01-31T00:00:00Z',
  best: { fast: '5', slow: '20' },
  look: null,
}
const seen: HoldOut = {
  ...unseen,
  look: {
    time: '2024-02-01T10:11:12Z',
    by: 'owner by session',
    from: unseen.from,
    to: unseen.to,
    settings: { fast: '5', slow: '20' },
    totalReturn: -0.0125,
    sharpe: -0.4,
    maximumDrawdown: 0.03,
    trades: 9,
  },
}

beforeEach(() => {
  server = new FakeServer()
  server.has('/api/backtests', [job])
})
afterEach(() => server.close())

it('looks once, after it was said what that means', async () => {
  server.has(path, unseen)
  show(<HoldOutPanel job={job} />)
  fireEvent.click(await screen.findByRole('button', { name: 'Look at it' }))
  const dialog = screen.getByRole('dialog', { name: 'Look at the hold-out?' })
  expect(within(dialog).getByText(/fast 5, slow 20 will be run from 2024-01-20/)).toBeTruthy()
  expect(within(dialog).getByText(/This can be done once/)).toBeTruthy()
  expect(server.requests).toEqual([])

  server.has(path, seen)
  server.answersNext(202, { ...job, id: 8, kind: 'HOLD_OUT', status: 'QUEUED' })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Look, once' }))

  expect(await screen.findByText(/Looked at on 2024-02-01 10:11 by owner by session/)).toBeTruthy()
  expect(server.requests).toEqual([{ method: 'POST', path: `${path}/look`, body: {} }])
  expect(screen.getByText('−1.25 %')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Look at it' })).toBeNull()
})

it('has the refusal of a look that somebody was faster with', async () => {
  server.has(path, unseen)
  show(<HoldOutPanel job={job} />)
  fireEvent.click(await screen.findByRole('button', { name: 'Look at it' }))
  server.answersNext(409, { title: 'The hold-out was looked at before', status: 409, detail: 'on 2024-02-01 by root' })
  fireEvent.click(screen.getByRole('button', { name: 'Look, once' }))

  expect(await screen.findByText('on 2024-02-01 by root')).toBeTruthy()
})

it('offers no look where nothing was chosen for all of the time', async () => {
  server.has(path, { ...unseen, best: null })
  show(<HoldOutPanel job={job} />)

  expect(await screen.findByText(/A look is for the best of one search/)).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

it('shows each window of a walk forward inside and outside, with its efficiency', async () => {
  const trial = (totalReturn: number, sharpe: number) =>
    ({ settings: { fast: '5' }, metrics: { totalReturn, returns: { sharpe } } }) as unknown as Trial
  const result: OptimizationResult = {
    outsideReturn: 0.01,
    outsideSharpe: 0.75,
    efficiency: 0.5,
    steps: [
      {
        from: '2024-01-01T00:00:00Z',
        split: '2024-01-11T00:00:00Z',
        to: '2024-01-14T00:00:00Z',
        efficiency: 0.3125,
        inside: trial(0.04, 2.5),
        outside: trial(0.0125, 1.25),
      },
    ],
  }
  server.has('/api/backtests/7/result', result)
  show(<OptimizationView job={job} />)

  const row = await screen.findByRole('row', { name: /2024-01-11 to 2024-01-14/ })
  for (const cell of ['2024-01-01 to 2024-01-11', '+4.00 %', '+1.25 %', '2.50', '1.25', '0.31'])
    expect(within(row).getByText(cell)).toBeTruthy()
  expect(screen.getByText('0.75')).toBeTruthy()
  expect(screen.queryByText(/Hold-out/)).toBeNull()
})

it('sends what the form asks of walking forward and holding out', async () => {
  server.has('/api/backtests/strategies', [
    { name: 'ema-cross', description: '', symbols: ['BTCUSDT'], parameters: [] },
  ])
  show(<RunForm onStarted={() => {}} />)
  fireEvent.click(await screen.findByRole('radio', { name: 'Try many' }))
  const fill = (label: string, value: string, index = 0) =>
    fireEvent.change(screen.getAllByLabelText(label)[index] as HTMLElement, { target: { value } })
  fill('Choose on', 'WALK_FORWARD')
  expect(screen.queryByLabelText('Folds')).toBeNull()
  fill('Choose on', '20', 1)
  fill('Use on', '5')
  fireEvent.click(screen.getByLabelText(/Anchored/))
  fill('Hold out', '20')
  server.answersNext(202, job)
  fireEvent.click(screen.getByRole('button', { name: 'Try them' }))

  await waitFor(() => expect(server.requests).toHaveLength(1))
  expect(server.requests[0]).toMatchObject({
    path: '/api/optimizations',
    body: { insideDays: 20, outsideDays: 5, anchored: true, holdOutPercent: '20' },
  })
})
