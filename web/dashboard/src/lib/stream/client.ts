import type { ProblemBody } from '../problem'

/** One message of a channel. Updates follow the snapshot they build on and never go back in `sequence`. */
export type Frame<T = unknown> = { channel: string; type: 'snapshot' | 'update'; sequence: number; data: T }
export type FrameListener = (frames: readonly Frame[]) => void

export type StreamState = {
  phase: 'idle' | 'connecting' | 'live' | 'reconnecting'
  /** When the last message of any kind came; of the browser's clock. */
  lastMessageAt: number | undefined
  /** When the last frame of a market channel came: what the age of the figures on the screen is measured by. */
  lastMarketAt: number | undefined
  attempts: number
}

export type Socket = Pick<WebSocket, 'send' | 'close'> & {
  onopen: ((event: Event) => void) | null
  onclose: ((event: CloseEvent) => void) | null
  onerror: ((event: Event) => void) | null
  onmessage: ((event: MessageEvent) => void) | null
}

export type StreamOptions = {
  open: () => Socket
  /** Calls back before the next paint. */
  beforePaint: (act: () => void) => void
  now?: () => number
  random?: () => number
  onProblem?: (problem: ProblemBody) => void
  /** The connection is gone; perhaps the session too. */
  onLost?: () => void
}

const pingMillis = 5_000
const silenceMillis = 12_000
const firstDelayMillis = 300
const longestDelayMillis = 8_000
const marketChannel = /^(quotes|tape|bars|depth):/

type Channel = { listeners: Set<FrameListener>; snapshotSeen: boolean; sequence: number; waiting: Frame[] }

/**
 * The one WebSocket of the page. Channels are counted: the first listener subscribes, the last one to leave unsubscribes. Frames are
 * handed over in batches, once for each paint. After a break or a resync nothing is passed on until the fresh snapshot is there, so a
 * listener only ever sees a snapshot followed by the updates after it.
 */
export class StreamClient {
  private readonly channels = new Map<string, Channel>()
  private readonly watchers = new Set<() => void>()
  private operations: { op: 'subscribe' | 'unsubscribe'; channel: string }[] = []
  private socket: Socket | undefined
  private isOpen = false
  private isPaintAwaited = false
  private isFlushAwaited = false
  private reconnectTimer: ReturnType<typeof setTimeout> | undefined
  private pingTimer: ReturnType<typeof setInterval> | undefined
  private state: StreamState = { phase: 'idle', lastMessageAt: undefined, lastMarketAt: undefined, attempts: 0 }
  private readonly now: () => number
  private readonly random: () => number

  constructor(private readonly options: StreamOptions) {
    this.now = options.now ?? Date.now
    this.random = options.random ?? Math.random
  }

  start(): void {
    if (this.state.phase === 'idle') this.connect('connecting')
  }

  stop(): void {
    clearTimeout(this.reconnectTimer)
    clearInterval(this.pingTimer)
    this.drop()
    this.change({ phase: 'idle', attempts: 0 })
  }

  /** Skips the rest of the waiting time, for when the network or the page comes back. */
  retryNow(): void {
    if (this.state.phase !== 'reconnecting' || this.socket) return
    clearTimeout(this.reconnectTimer)
    this.connect('reconnecting')
  }

  subscribe(name: string, listener: FrameListener): () => void {
    const known = this.channels.get(name)
    const channel = known ?? { listeners: new Set(), snapshotSeen: false, sequence: 0, waiting: [] }
    if (known) {
      // A snapshot for the newcomer: the server sends one for each new subscription.
      known.snapshotSeen = false
      this.send('unsubscribe', name)
    }
    this.channels.set(name, channel)
    channel.listeners.add(listener)
    this.send('subscribe', name)
    return () => {
      if (!channel.listeners.delete(listener) || channel.listeners.size > 0) return
      if (this.channels.get(name) === channel) this.channels.delete(name)
      this.send('unsubscribe', name)
    }
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  readonly current = (): StreamState => this.state

  private connect(phase: StreamState['phase']): void {
    this.change({ phase })
    const socket = this.options.open()
    this.socket = socket
    socket.onopen = () => {
      if (socket !== this.socket) return
      this.isOpen = true
      this.operations = []
      const names = [...this.channels.keys()]
      for (const channel of this.channels.values()) channel.snapshotSeen = false
      if (names.length > 0) socket.send(JSON.stringify({ op: 'subscribe', channels: names }))
      this.change({ phase: 'live', attempts: 0, lastMessageAt: this.now() })
      this.pingTimer = setInterval(() => this.checkPulse(), pingMillis)
    }
    socket.onmessage = (event) => {
      if (socket === this.socket) this.receive(event.data)
    }
    socket.onclose = () => {
      if (socket === this.socket) this.lose()
    }
    // A close event always follows an error; it is handled there.
    socket.onerror = () => undefined
  }

  private lose(): void {
    clearInterval(this.pingTimer)
    this.drop()
    const attempts = this.state.attempts + 1
    this.change({ phase: 'reconnecting', attempts })
    const delay = Math.min(longestDelayMillis, firstDelayMillis * 2 ** (attempts - 1))
    this.reconnectTimer = setTimeout(() => this.connect('reconnecting'), delay * (0.5 + this.random() / 2))
    this.options.onLost?.()
  }

  private drop(): void {
    const socket = this.socket
    this.socket = undefined
    this.isOpen = false
    socket?.close()
  }

  private checkPulse(): void {
    if (this.now() - (this.state.lastMessageAt ?? 0) > silenceMillis) this.lose()
    else this.socket?.send('{"op":"ping"}')
  }

  private receive(text: unknown): void {
    const message = read(text)
    if (!message) return
    const at = this.now()
    const isMarket = typeof message.channel === 'string' && marketChannel.test(message.channel)
    this.note(isMarket ? { lastMessageAt: at, lastMarketAt: at } : { lastMessageAt: at })
    if (message.type === 'resync') this.resync()
    else if (message.type === 'error') this.options.onProblem?.(message.problem as ProblemBody)
    else if (isFrame(message)) this.accept(message)
  }

  private resync(): void {
    for (const channel of this.channels.values()) channel.snapshotSeen = false
  }

  private accept(frame: Frame): void {
    const channel = this.channels.get(frame.channel)
    if (!channel) return
    if (frame.type === 'snapshot') channel.snapshotSeen = true
    else if (!channel.snapshotSeen || frame.sequence < channel.sequence) return
    channel.sequence = frame.sequence
    channel.waiting.push(frame)
    if (this.isPaintAwaited) return
    this.isPaintAwaited = true
    this.options.beforePaint(() => this.handOver())
  }

  private handOver(): void {
    this.isPaintAwaited = false
    for (const channel of this.channels.values()) {
      if (channel.waiting.length === 0) continue
      const frames = channel.waiting
      channel.waiting = []
      for (const listener of channel.listeners) listener(frames)
    }
  }

  private send(op: 'subscribe' | 'unsubscribe', channel: string): void {
    if (!this.isOpen) return
    this.operations.push({ op, channel })
    if (this.isFlushAwaited) return
    this.isFlushAwaited = true
    queueMicrotask(() => this.flush())
  }

  /** What was asked in one turn goes out in as few messages as keep its order. */
  private flush(): void {
    this.isFlushAwaited = false
    const operations = this.operations
    this.operations = []
    for (let start = 0; start < operations.length; ) {
      const op = operations[start]?.op
      let end = start
      while (end < operations.length && operations[end]?.op === op) end++
      const channels = [...new Set(operations.slice(start, end).map((operation) => operation.channel))]
      this.socket?.send(JSON.stringify({ op, channels }))
      start = end
    }
  }

  /** Times change with each message; whoever shows them looks by the clock, so nobody is woken for them. */
  private note(times: Partial<StreamState>): void {
    Object.assign(this.state, times)
  }

  private change(part: Partial<StreamState>): void {
    this.state = { ...this.state, ...part }
    for (const watcher of this.watchers) watcher()
  }
}

function read(text: unknown): Record<string, unknown> | undefined {
  try {
    const message: unknown = JSON.parse(String(text))
    return typeof message === 'object' && message !== null ? (message as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function isFrame(message: Record<string, unknown>): message is Frame & Record<string, unknown> {
  return (
    typeof message.channel === 'string' &&
    (message.type === 'snapshot' || message.type === 'update') &&
    typeof message.sequence === 'number'
  )
}
