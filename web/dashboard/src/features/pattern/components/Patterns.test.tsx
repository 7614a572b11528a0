import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { bitcoin, evidence, sighting } from '@/testing/rows'
import { merged, reduceSightings } from '../api/patterns'
import { ordered } from './EvidenceRows'
import { Patterns } from './Patterns'

const onChart = vi.fn()

const all = { symbol: '', frame: '', status: '' } as const
const unknown = { value: null, low: null, high: null }

describe('patterns', () => {
  let server: FakeServer
  beforeEach(() => {
    window.history.replaceState(null, '', '/patterns')
    server = new FakeServer()
    server.has('/api/instruments', [bitcoin])
  })
  afterEach(() => server.close())

  it('teaches what will stand here when nothing was seen', async () => {
    server.has('/api/patterns?limit=200', [])
    show(<Patterns onChart={onChart} />)
    expect(await screen.findByText('Nothing was seen yet')).toBeVisible()
  })

  it('shows each in words, with what came of the earlier ones beside it', async () => {
    server.has('/api/patterns?limit=200', [sighting({})])
    show(<Patterns onChart={onChart} />)
    const line = await screen.findByTestId('sighting')
    expect(line).toHaveTextContent('MarubozuBTCUSDT 1mChartBullishConfirmed')
    await userEvent.click(screen.getByRole('button', { name: 'Marubozu on the chart of BTCUSDT 1m' }))
    expect(onChart).toHaveBeenCalledWith('BTCUSDT', '1m')
    expect(line).toHaveTextContent('Marubozu, complete at 60000.')
    expect(line).toHaveTextContent('Hit rate33 % (26 % to 41 %)')
    expect(line).toHaveTextContent('By chance34 %')
    expect(line).toHaveTextContent('Expectancy−0.12 R (−0.31 R to +0.07 R)')
    expect(line).toHaveTextContent('Out of150')
    expect(line).toHaveTextContent('No better than chance')
  })

  it('shows a dash where there is too little to say', async () => {
    server.has('/api/patterns?limit=200', [
      sighting({ evidence: evidence({ hitRate: unknown, expectancyR: unknown, chanceHitRate: null, sampleSize: 0 }) }),
    ])
    show(<Patterns onChart={onChart} />)
    const line = await screen.findByTestId('sighting')
    expect(line).toHaveTextContent('Hit rate–By chance–Expectancy–Out of0')
  })

  it('keeps the filter in the address and asks by it', async () => {
    server.has('/api/patterns?limit=200', [sighting({})])
    server.has('/api/patterns?frame=4h&limit=200', [])
    show(<Patterns onChart={onChart} />)
    await screen.findByTestId('sighting')
    await userEvent.selectOptions(screen.getByLabelText('Time frame'), '4h')
    expect(await screen.findByText('No such pattern')).toBeVisible()
    expect(window.location.search).toBe('?frame=4h')
  })

  it('puts what is told on top and takes its later word', async () => {
    server.has('/api/patterns?limit=200', [sighting({ status: 'FORMING' })])
    show(<Patterns onChart={onChart} />)
    await screen.findByTestId('sighting')
    await server.says('patterns', [
      sighting({ status: 'EXPIRED', time: '2026-11-23T12:05:00.000Z' }),
      sighting({ id: 'new', title: 'Hammer', time: '2026-11-23T12:06:00.000Z' }),
    ])
    const [newest, first] = screen.getAllByTestId('sighting')
    expect(newest).toHaveTextContent('Hammer')
    expect(first).toHaveTextContent('Expired')
  })

  it('sorts the evidence by any column, and what is not known comes last', async () => {
    server.has('/api/patterns/evidence?symbol=BTCUSDT&frame=1m', {
      symbol: 'BTCUSDT',
      frame: '1m',
      asOf: '2026-11-23T12:00:00.000Z',
      bars: 20_000,
      rows: [
        evidence({ kind: 'A', title: 'Alpha', sampleSize: 10, hitRate: { value: 0.5, low: 0.3, high: 0.7 } }),
        evidence({ kind: 'B', title: 'Beta', sampleSize: 30, hitRate: unknown }),
        evidence({ kind: 'C', title: 'Gamma', sampleSize: 20, hitRate: { value: 0.2, low: 0.1, high: 0.4 } }),
      ],
    })
    server.has('/api/patterns?limit=200', [])
    show(<Patterns onChart={onChart} />)
    await userEvent.click(await screen.findByRole('radio', { name: 'Evidence' }))
    const titles = () =>
      screen.getAllByTestId('evidence').map((row) => within(row).getAllByRole('cell')[0]?.textContent)
    await waitFor(() => expect(titles()).toEqual(['Beta', 'Gamma', 'Alpha']))
    await userEvent.click(screen.getByRole('button', { name: 'Hit rate' }))
    expect(titles()).toEqual(['Alpha', 'Gamma', 'Beta'])
    expect(screen.getByRole('columnheader', { name: 'Hit rate' })).toHaveAttribute('aria-sort', 'descending')
    await userEvent.click(screen.getByRole('button', { name: 'Hit rate' }))
    expect(titles()).toEqual(['Gamma', 'Alpha', 'Beta'])
  })

  it('says that there is no evidence yet, and how it comes about', async () => {
    window.history.replaceState(null, '', '/patterns?view=evidence&symbol=BTCUSDT&frame=1d')
    server.has('/api/patterns/evidence?symbol=BTCUSDT&frame=1d', {
      symbol: 'BTCUSDT',
      frame: '1d',
      asOf: null,
      bars: 0,
      rows: [],
    })
    show(<Patterns onChart={onChart} />)
    expect(await screen.findByText('No evidence yet')).toBeVisible()
  })

  it('merges by id, newest first, without those that do not fit and without an older word', () => {
    const later = sighting({ id: 'a', status: 'EXPIRED', time: '2026-11-23T13:00:00.000Z' })
    const earlier = sighting({ id: 'a', status: 'FORMING' })
    expect(merged([later], [earlier], all)[0]?.status).toBe('EXPIRED')
    expect(merged([earlier], [later], all)[0]?.status).toBe('EXPIRED')
    expect(merged([earlier], [later], { ...all, status: 'FORMING' })).toEqual([])
    const frame = { channel: 'patterns', sequence: 1 } as const
    const first = reduceSightings(undefined, { ...frame, type: 'snapshot', data: [earlier] })
    const next = reduceSightings(first, { ...frame, type: 'update', data: [later, sighting({ id: 'b' })] })
    expect(next.map(({ id, status }) => `${id} ${status}`)).toEqual(['a EXPIRED', 'b CONFIRMED'])
    expect(
      ordered([evidence({ title: 'B' }), evidence({ title: 'A' })], { name: 'Pattern', isDown: false })[0]?.title,
    ).toBe('A')
  })
})
