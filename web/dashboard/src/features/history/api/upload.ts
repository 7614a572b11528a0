import { withQuery } from '@/lib/http'
import { Problem, type ProblemBody } from '@/lib/problem'

export type Imported = {
  symbol: string
  frame: string
  layout: string
  rows: number
  badRows: number
  gaps: number
  added: number
  same: number
  replaced: number
  total: number
  ticks: number | null
}
export type ImportOptions = { symbol: string; skipBad: boolean; roundVolume: boolean; replace: boolean; ticks: boolean }

/** The address of an upload: what is not set is left out. */
export function uploadPath(name: string, options: ImportOptions): string {
  return withQuery('/api/history', {
    name,
    symbol: options.symbol.trim() || undefined,
    skipBad: options.skipBad ? 'true' : undefined,
    roundVolume: options.roundVolume ? 'true' : undefined,
    replace: options.replace ? 'true' : undefined,
    ticks: options.ticks ? undefined : 'false',
  })
}

/** Sends a file; `fetch` cannot tell how much of it is on its way. */
export function upload(file: File, options: ImportOptions, onProgress: (part: number) => void): Promise<Imported> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    request.open('POST', uploadPath(file.name, options))
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Accept', 'application/json, application/problem+json')
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onload = () => {
      const answer = read(request)
      if (request.status === 201) done(answer as Imported)
      else fail(new Problem(answer as ProblemBody))
    }
    request.onerror = () =>
      fail(new Problem({ type: 'about:blank', title: 'The file did not arrive', status: 0, detail: 'Try again.' }))
    request.send(file)
  })
}

function read(request: XMLHttpRequest): unknown {
  try {
    return JSON.parse(request.responseText)
  } catch {
    return { type: 'about:blank', title: `The server answered ${request.status}`, status: request.status }
  }
}
