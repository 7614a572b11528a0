import { isConfirmed } from './confirmation'
import { Problem, type ProblemBody } from './problem'

const timeoutMillis = 10_000

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One call of the API; a POST always has a body, if only {}. Throws a [Problem] for every outcome that is not a 2xx answer. Where the
 * server wants to know anew who asks, the person is asked and the call made once more. `patience`: in milliseconds.
 */
export async function call<T>(
  method: Method,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  patience = timeoutMillis,
): Promise<T> {
  try {
    return await once<T>(method, path, body, headers, patience)
  } catch (error) {
    if (error instanceof Problem && (await isConfirmed(error))) return once<T>(method, path, body, headers, patience)
    throw error
  }
}

async function once<T>(
  method: Method,
  path: string,
  body: unknown,
  headers: Record<string, string>,
  patience: number,
): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(patience),
    })
  } catch (cause) {
    throw new Problem(unanswered(cause))
  }
  const text = await response.text().catch(() => '')
  if (response.ok) return (text ? parse(text, response) : undefined) as T
  throw new Problem(refusal(text, response))
}

export type Query = Record<string, string | number | undefined>

/** The path with what is defined of the query behind it. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  const suffix = search.toString()
  return suffix ? `${path}?${suffix}` : path
}

export const get = <T>(path: string, query: Query = {}): Promise<T> => call<T>('GET', withQuery(path, query))

function parse(text: string, response: Response): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem({
      type: 'about:blank',
      title: 'The answer cannot be read',
      status: response.status,
      detail:
        'Something between this page and Trading changed the answer. Reload the page; if it stays, run: trading doctor',
    })
  }
}

function refusal(text: string, response: Response): ProblemBody {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && 'title' in body) return body as ProblemBody
  } catch {
    // Not JSON: a proxy's own page. The status has to do.
  }
  return {
    type: 'about:blank',
    title: `The server answered ${response.status}`,
    status: response.status,
    detail:
      response.status >= 500
        ? 'Try again in a moment. The log says more: trading logs --service api'
        : 'The request was not taken.',
  }
}

function unanswered(cause: unknown): ProblemBody {
  const slow = cause instanceof DOMException && cause.name === 'TimeoutError'
  return {
    type: 'about:blank',
    title: slow ? 'Trading did not answer in time' : 'Trading cannot be reached',
    status: 0,
    detail: slow
      ? 'It may be busy. Wait a moment, then look whether the act took place before you repeat it.'
      : 'Is it still running? In a terminal, run: trading status',
  }
}
