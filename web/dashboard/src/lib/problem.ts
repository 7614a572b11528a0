/** What is wrong with one field; `measured`, `limit` and `wouldPass` where the rule counts something. */
export type FieldError = {
  pointer: string
  code?: string
  detail: string
  measured?: string
  limit?: string
  wouldPass?: string
}

/** What the server says when it says no (RFC 9457), and what we say when it cannot be asked. */
export type ProblemBody = {
  type: string
  title: string
  status: number
  detail?: string
  code?: string
  instance?: string
  errors?: FieldError[]
}

export class Problem extends Error {
  readonly body: ProblemBody

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title)
    this.name = 'Problem'
    this.body = body
  }

  /** The server never saw the request, or we never saw the answer: what happened is not known. */
  get isUnanswered(): boolean {
    return this.body.status === 0
  }

  /** The words for one field, by its JSON pointer. */
  forField(name: string): string | undefined {
    return this.at([`/${name}`])?.detail
  }

  /** What is wrong at the first of these pointers where something is. */
  at(pointers: readonly string[]): FieldError | undefined {
    return this.body.errors?.find((error) => pointers.includes(error.pointer))
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  return new Problem({
    type: 'about:blank',
    title: 'Something went wrong on this page',
    status: -1,
    detail: error instanceof Error ? error.message : String(error),
  })
}
