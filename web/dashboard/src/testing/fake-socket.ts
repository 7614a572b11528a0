import type { Socket } from '@/lib/stream/client'

/** The server's end of a WebSocket, in the test's hand. */
export class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null
  onclose: Socket['onclose'] = null
  onerror: Socket['onerror'] = null
  onmessage: Socket['onmessage'] = null
  readonly sent: Record<string, unknown>[] = []
  closed = false

  send(text: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    this.sent.push(JSON.parse(String(text)))
  }
  close(): void {
    this.closed = true
  }
  opens(): void {
    this.onopen?.(new Event('open'))
  }
  breaks(): void {
    this.onclose?.({} as CloseEvent)
  }
  says(message: unknown): void {
    this.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) } as MessageEvent)
  }
}
