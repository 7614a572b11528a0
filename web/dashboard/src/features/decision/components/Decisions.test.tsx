import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { bitcoin, decision, strategy } from '@/testing/rows'
import { merged, reduceDecisions } from '../api/decisions'
import { Decisions } from './Decisions'

const onChart = vi.fn()

const all = { strategy: '', symbol: '', outcome: '' } as const

describe('decisions', () => {
  let server: FakeServer
  beforeEach(() => {
    window.history.replaceState(null, '', '/decisions')
    server = new FakeServer()
    server.has('/api/instruments', [bitcoin])
    server.has('/api/strategies', [strategy({})])
  })
  afterEach(() => server.close())

  it('teaches what will stand here when nothing was decided', async () => {
    server.has('/api/decisions?limit=50', { decisions: [] })
    show(<Decisions onChart={onChart} />)
    expect(await screen.findByText('Nothing was decided yet')).toBeVisible()
  })

  it('shows each with its reason, the opinion, what risk answered and what became of it', async () => {
    server.has('/api/decisions?limit=50', {
      decisions: [
        decision({
          outcome: 'DENIED',
          detail: 'ACCOUNT_EXPOSURE',
          opinion: { time: '', view: 'SELL', confidence: 0.625, reasons: ['It falls.'] },
        }),
      ],
    })
    show(<Decisions onChart={onChart} />)
    const line = await screen.findByTestId('decision')
    expect(line).toHaveTextContent('ema-crossentersBuy0.5 BTCUSDT at 60,000')
    expect(line).toHaveTextContent('Sell 63 %')
    expect(line).toHaveTextContent('Denied')
    expect(line).toHaveTextContent('the fast average rose above the slow one')
    expect(line).toHaveTextContent('ACCOUNT_EXPOSURE')
  })

  it('explains one in plain words, by the keyboard too', async () => {
    const id = 'grid:ETHUSDT:20261123T1200/2'
    server.has('/api/decisions?limit=50', { decisions: [decision({ id })] })
    server.has('/api/decisions/grid%3AETHUSDT%3A20261123T1200~2', {
      decision: decision({ id }),
      explanation: ['It wanted to buy.', 'Risk said yes.'],
    })
    show(<Decisions onChart={onChart} />)
    ;(await screen.findByTestId('decision')).focus()
    await userEvent.keyboard('{Enter}')
    expect(await screen.findByText('Risk said yes.')).toBeVisible()
    expect(screen.getByText('6000000.25')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(screen.queryByText('Risk said yes.')).toBeNull())
  })

  it('keeps the filter in the address and asks by it', async () => {
    server.has('/api/decisions?limit=50', { decisions: [decision({})] })
    server.has('/api/decisions?outcome=VETOED&limit=50', { decisions: [] })
    show(<Decisions onChart={onChart} />)
    await screen.findByTestId('decision')
    await userEvent.selectOptions(screen.getByLabelText('Outcome'), 'VETOED')
    expect(await screen.findByText('No such decision')).toBeVisible()
    expect(window.location.search).toBe('?outcome=VETOED')
  })

  it('asks for the page before by what the last one said', async () => {
    server.has('/api/decisions?limit=50', { decisions: [decision({})], next: '5!a' })
    server.has('/api/decisions?limit=50&before=5%21a', {
      decisions: [decision({ id: 'old', time: '2026-11-22T12:00:00.000Z' })],
    })
    show(<Decisions onChart={onChart} />)
    await userEvent.click(await screen.findByRole('button', { name: 'Earlier ones' }))
    await waitFor(() => expect(screen.getAllByTestId('decision')).toHaveLength(2))
    expect(screen.queryByRole('button', { name: 'Earlier ones' })).toBeNull()
  })

  it('puts what is told on top, and takes its later word', async () => {
    server.has('/api/decisions?limit=50', { decisions: [decision({})] })
    show(<Decisions onChart={onChart} />)
    await screen.findByTestId('decision')
    await server.says('decisions', [
      decision({ outcome: 'DENIED' }),
      decision({ id: 'new', time: '2026-11-23T12:02:00.000Z', strategy: 'grid' }),
    ])
    const [newest, first] = screen.getAllByTestId('decision')
    expect(newest).toHaveTextContent('grid')
    expect(first).toHaveTextContent('Denied')
  })

  it('merges by id, newest first, without those that do not fit', () => {
    const old = decision({ id: 'a', time: '2026-11-23T11:00:00.000Z' })
    const told = [decision({ id: 'b' }), decision({ id: 'c', strategy: 'grid' }), decision({ id: 'z', time: '2020' })]
    expect(merged([old], told, all).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    expect(merged([old], told, { ...all, strategy: 'grid' }).map(({ id }) => id)).toEqual(['c'])
    expect(merged([decision({ id: 'b' })], [decision({ id: 'b', outcome: 'DENIED' })], all)[0]?.outcome).toBe('DENIED')
    const frame = { channel: 'decisions', sequence: 1 } as const
    const first = reduceDecisions(undefined, { ...frame, type: 'snapshot', data: [old] })
    const next = reduceDecisions(first, { ...frame, type: 'update', data: [decision({ id: 'b' })] })
    expect(next.map(({ id }) => id)).toEqual(['b', 'a'])
  })
})
