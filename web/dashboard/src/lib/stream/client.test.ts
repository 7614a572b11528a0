import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeSocket } from '@/testing/fake-socket'
import { type Frame, StreamClient } from './client'
import { healthOf } from './health'

const quotes = 'quotes:BTCUSDT'
const snapshot = (sequence: number, data: unknown = sequence, channel = quotes) => ({
  channel,
  type: 'snapshot',
  sequence,
  data,
})
const update = (sequence: number, data: unknown = sequence, channel = quotes) => ({
  channel,
  type: 'update',
  sequence,
  data,
})

function setting() {
  const sockets: FakeSocket[] = []
  const paints: (() => void)[] = []
  const lost = vi.fn()
  const client = new StreamClient({
    open: () => {
      const socket = new FakeSocket()
      sockets.push(socket)
      return socket
    },
    beforePaint: (act) => paints.push(act),
    random: () => 1,
    onLost: lost,
  })
  const paint = () => {
    for (const act of paints.splice(0)) act()
  }
  const latest = () => {
    const socket = sockets.at(-1)
    if (!socket) throw new Error('no socket was opened')
    return socket
  }
  const heard: number[] = []
  const batches: number[] = []
  const listen = (frames: readonly Frame[]) => {
    batches.push(frames.length)
    for (const frame of frames) heard.push(frame.data as number)
  }
  return { client, sockets, latest, paint, listen, heard, batches, lost }
}

describe('the stream', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('asks for a channel once, however many listen, and leaves it with the last listener', async () => {
    const { client, latest } = setting()
    client.start()
    latest().opens()
    const leaveFirst = client.subscribe(quotes, () => undefined)
    await Promise.resolve()
    expect(latest().sent).toEqual([{ op: 'subscribe', channels: [quotes] }])
    const leaveSecond = client.subscribe(quotes, () => undefined)
    await Promise.resolve()
    latest().sent.length = 0
    leaveFirst()
    await Promise.resolve()
    expect(latest().sent).toEqual([])
    leaveSecond()
    leaveSecond()
    await Promise.resolve()
    expect(latest().sent).toEqual([{ op: 'unsubscribe', channels: [quotes] }])
  })

  it('gathers what is asked in one turn into one message', async () => {
    const { client, latest } = setting()
    client.start()
    latest().opens()
    client.subscribe('orders', () => undefined)
    client.subscribe('fills', () => undefined)
    await Promise.resolve()
    expect(latest().sent).toEqual([{ op: 'subscribe', channels: ['orders', 'fills'] }])
  })

  it('passes nothing on before the snapshot, and nothing that is older than what was passed', () => {
    const { client, latest, paint, listen, heard } = setting()
    client.subscribe(quotes, listen)
    client.start()
    latest().opens()
    latest().says(update(1))
    latest().says(snapshot(5))
    latest().says(update(4))
    latest().says(update(6))
    latest().says(update(6, 66))
    paint()
    expect(heard).toEqual([5, 6, 66])
  })

  it('hands over once for each paint', () => {
    const { client, latest, paint, listen, batches } = setting()
    client.subscribe(quotes, listen)
    client.start()
    latest().opens()
    latest().says(snapshot(1))
    for (let sequence = 2; sequence <= 100; sequence++) latest().says(update(sequence))
    paint()
    latest().says(update(101))
    paint()
    expect(batches).toEqual([100, 1])
  })

  it('waits for fresh snapshots after a resync', () => {
    const { client, latest, paint, listen, heard } = setting()
    client.subscribe(quotes, listen)
    client.start()
    latest().opens()
    latest().says(snapshot(1))
    latest().says({ type: 'resync' })
    latest().says(update(2))
    latest().says(snapshot(9))
    latest().says(update(10))
    paint()
    expect(heard).toEqual([1, 9, 10])
  })

  it('takes a snapshot that starts lower, as after a restart with an empty journal', () => {
    const { client, latest, paint, listen, heard } = setting()
    client.subscribe(quotes, listen)
    client.start()
    latest().opens()
    latest().says(snapshot(100))
    latest().breaks()
    vi.advanceTimersByTime(300)
    latest().opens()
    latest().says(snapshot(1))
    latest().says(update(2))
    paint()
    expect(heard).toEqual([100, 1, 2])
  })

  it('comes back by itself, more slowly each time, and subscribes again', () => {
    const { client, sockets, latest, lost } = setting()
    client.subscribe(quotes, () => undefined)
    client.start()
    latest().opens()
    latest().breaks()
    expect(client.current()).toMatchObject({ phase: 'reconnecting', attempts: 1 })
    expect(lost).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(300)
    expect(sockets).toHaveLength(2)
    latest().breaks()
    vi.advanceTimersByTime(300)
    expect(sockets).toHaveLength(2)
    vi.advanceTimersByTime(300)
    expect(sockets).toHaveLength(3)
    latest().opens()
    expect(latest().sent).toEqual([{ op: 'subscribe', channels: [quotes] }])
    expect(client.current()).toMatchObject({ phase: 'live', attempts: 0 })
  })

  it('does not trust a connection that has gone silent', () => {
    const { client, sockets, latest } = setting()
    client.start()
    latest().opens()
    const first = latest()
    vi.advanceTimersByTime(10_000)
    expect(first.sent).toEqual([{ op: 'ping' }, { op: 'ping' }])
    vi.advanceTimersByTime(5_000)
    expect(first.closed).toBe(true)
    vi.advanceTimersByTime(300)
    expect(sockets).toHaveLength(2)
    first.says(snapshot(1))
    expect(client.current().lastMarketAt).toBeUndefined()
  })

  it('survives what is not JSON', () => {
    const { client, latest } = setting()
    client.start()
    latest().opens()
    expect(() => latest().says('<html>')).not.toThrow()
    expect(() => latest().says('null')).not.toThrow()
  })

  it('calls figures stale when the market has been silent, though the line is up', () => {
    const { client, latest } = setting()
    client.subscribe(quotes, () => undefined)
    client.start()
    expect(healthOf(client.current(), Date.now())).toBe('connecting')
    latest().opens()
    latest().says(snapshot(1))
    expect(healthOf(client.current(), Date.now())).toBe('live')
    vi.advanceTimersByTime(4_000)
    latest().says({ type: 'pong' })
    vi.advanceTimersByTime(2_000)
    expect(healthOf(client.current(), Date.now())).toBe('stale')
    latest().breaks()
    expect(healthOf(client.current(), Date.now())).toBe('reconnecting')
  })
})
