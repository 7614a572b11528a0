import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { DepthLadder } from './DepthLadder'
import { LastPrice } from './LastPrice'
import { Tape } from './Tape'

let server: FakeServer
beforeEach(() => {
  server = new FakeServer()
})
afterEach(() => server.close())

const figures = { symbol: 'BTCUSDT', priceDecimals: 2, quantityDecimals: 3, isStale: false }
const textsOf = (row: HTMLElement | undefined) => [...(row?.children ?? [])].map((cell) => cell.textContent)
const book = (best: number) => ({
  bids: [
    [String(best), '1'],
    [String(best - 1), '3'],
  ],
  asks: [[String(best + 1), '2']],
})

describe('the ladder', () => {
  const rows = () => screen.getAllByRole('row').map(textsOf)

  it('has the best prices next to the spread, and empty places where there are no levels', async () => {
    show(<DepthLadder {...figures} levels={2} onPick={() => undefined} />)
    await server.says('depth:BTCUSDT', book(100))
    expect(rows()).toEqual([
      ['Price', 'Quantity', 'Total'],
      ['', '', ''],
      ['101.00', '2', '2.00'],
      ['100.50Spread 1.00 · 99.50 bp'],
      ['100.00', '1', '1.00'],
      ['99.00', '3', '4.00'],
    ])
  })

  it('says when a side is empty', async () => {
    show(<DepthLadder {...figures} levels={1} onPick={() => undefined} />)
    await server.says('depth:BTCUSDT', { ...book(100), asks: [] })
    expect(rows()[2]).toEqual(['One side of the book is empty'])
  })

  it('picks the price that was under the pointer when it went down, though the book has moved since', async () => {
    const onPick = vi.fn()
    show(<DepthLadder {...figures} levels={2} onPick={onPick} />)
    await server.says('depth:BTCUSDT', book(100))
    const best = screen.getByText('100.00')
    fireEvent.pointerDown(best)
    await server.says('depth:BTCUSDT', book(200))
    expect(best).toHaveTextContent('200.00')
    fireEvent.click(best)
    expect(onPick.mock.calls).toEqual([['100']])
    fireEvent.click(screen.getAllByText('3')[0] as HTMLElement)
    expect(onPick).toHaveBeenCalledTimes(1)
  })
})

describe('the tape', () => {
  const prints = Array.from({ length: 40 }, (_, index) => ({
    price: String(100 + index),
    quantity: '1',
    side: index % 2 ? 'SELL' : 'BUY',
    time: Date.UTC(2026, 10, 27, 12, 0, 59 - index),
  }))
  const first = () => textsOf(within(screen.getByTestId('tape')).getAllByRole('row')[1])

  it('begins with the newest, and moves on as it is scrolled', async () => {
    show(<Tape {...figures} />)
    await server.says('tape:BTCUSDT', prints)
    expect(first()).toEqual(['▲Bought 100.00', '1', '12:00:59'])
    const tape = screen.getByTestId('tape')
    tape.scrollTop = 22 * 5
    fireEvent.scroll(tape)
    expect(first()).toEqual(['▼Sold 105.00', '1', '12:00:54'])
  })

  it('says when nothing was traded', async () => {
    show(<Tape {...figures} />)
    await server.says('tape:BTCUSDT', [])
    expect(screen.getByText('Nothing traded yet')).toBeInTheDocument()
  })
})

describe('the last price', () => {
  const bar = (close: string) => ({ time: 0, open: '100', high: '120', low: '90', close, volume: '5', trades: 1 })

  it('is the bar’s, with the way that it last went and the change of the day', async () => {
    show(<LastPrice symbol="BTCUSDT" decimals={1} isStale={false} />)
    const last = screen.getByTestId('last-price')
    await server.says('bars:BTCUSDT:1d', bar('110'))
    expect(last).toHaveTextContent('110.0')
    expect(last).toHaveAttribute('data-tone', 'flat')
    expect(screen.getByText('+10.00 %')).toBeInTheDocument()
    await server.says('bars:BTCUSDT:1d', bar('95'))
    expect(last).toHaveTextContent('95.0')
    expect(last).toHaveAttribute('data-tone', 'down')
    expect(screen.getByText('−5.00 %')).toBeInTheDocument()
    expect(screen.getByText('120.0')).toBeInTheDocument()
  })

  it('waits for the frame after the one that answers a key', async () => {
    show(<LastPrice symbol="BTCUSDT" decimals={1} isStale={false} />)
    await server.says('bars:BTCUSDT:1d', bar('110'))
    fireEvent.keyDown(document.body, { key: 'b' })
    server.sends('bars:BTCUSDT:1d', bar('95'))
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    await frame()
    expect(screen.getByTestId('last-price')).toHaveTextContent('110.0')
    await frame()
    await frame()
    expect(screen.getByTestId('last-price')).toHaveTextContent('95.0')
  })
})
