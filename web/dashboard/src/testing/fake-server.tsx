import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { vi } from 'vitest'
import type { Preview } from '@/features/order/api/preview'
import { stream } from '@/lib/stream'
import { FakeSocket } from './fake-socket'
import { passes } from './rows'

type Request = { method: string; path: string; body: unknown }

/** A server for one test: what the page asks is noted, what it answers is given, what it streams is said. */
export class FakeServer {
  readonly requests: Request[] = []
  readonly headers: Record<string, string>[] = []
  /** What the gate was asked about; such requests are not among the others. */
  readonly previews: Request[] = []
  /** What the gate says to that. */
  preview: Preview = passes({})
  private readonly socket = new FakeSocket()
  private answers: (() => Promise<Response>)[] = []
  private readonly standing = new Map<string, unknown>()

  constructor() {
    vi.stubGlobal('WebSocket', function open() {
      return socket
    })
    const { socket } = this
    vi.stubGlobal('fetch', (path: string, options: RequestInit) => {
      const method = options.method ?? 'GET'
      const [bare = path] = path.split('?')
      const known = this.standing.has(path) ? path : bare
      if (method === 'GET' && this.standing.has(known)) {
        return Promise.resolve(new Response(JSON.stringify(this.standing.get(known)), { status: 200 }))
      }
      const body = options.body && JSON.parse(String(options.body))
      if (path.includes('/preview')) {
        this.previews.push({ method, path, body })
        return Promise.resolve(new Response(JSON.stringify(this.preview), { status: 200 }))
      }
      this.requests.push({ method, path, body })
      this.headers.push(options.headers as Record<string, string>)
      const answer = this.answers.shift()
      return answer ? answer() : Promise.resolve(new Response('[]', { status: 200 }))
    })
    stream.start()
    socket.opens()
  }

  answersNext(status: number, body: unknown): void {
    this.answers.push(() => Promise.resolve(new Response(JSON.stringify(body), { status })))
  }

  /** What a GET of the path is answered from now on, whatever its query unless it has one; such requests are not noted. */
  has(path: string, body: unknown): void {
    this.standing.set(path, body)
  }

  failsNext(): void {
    this.answers.push(() => Promise.reject(new TypeError('connection refused')))
  }

  /** Without waiting for a frame. */
  sends(channel: string, data: unknown): void {
    this.socket.says({ channel, type: 'snapshot', sequence: 1, data })
  }

  async says(channel: string, data: unknown): Promise<void> {
    await act(async () => {
      this.sends(channel, data)
      // A frame that answers an act comes before the one with figures.
      const frame = () => new Promise((done) => requestAnimationFrame(done))
      for (let count = 0; count < 3; count++) await frame()
    })
  }

  breaks(): void {
    this.socket.breaks()
  }

  close(): void {
    stream.stop()
    vi.unstubAllGlobals()
  }
}

export function show(page: ReactNode) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(<QueryClientProvider client={queries}>{page}</QueryClientProvider>)
}
