/**
 * What a user has chosen is kept by the server, so that it is the same in each of their browsers; this browser's copy is what the page shows,
 * at once and also without the server. A choice that was made from an older one than the server has is not written over it: the page takes
 * what is there and says so.
 */
import { call, get } from './http'
import { Problem } from './problem'
import { remember, remembered } from './storage'

type Kept = { name: string; version: number; document: string; changedTime: string }
/** `value`: undefined while nothing was chosen. `take` shows what was chosen elsewhere. */
type Shared = { value: () => unknown; take: (value: unknown) => void }
/** Of each name: the server's version that this browser's copy came from, and whether it has changed since. */
type Marks = Record<string, { version: number; isChanged: boolean }>

export type PreferenceNews = { name: string; kind: 'TAKEN_OVER' | 'NOT_KEPT'; detail?: string }

const sendMillis = 1_000
const lookAgainMillis = 5_000

const shared = new Map<string, Shared>()
const listeners = new Set<(news: PreferenceNews) => void>()
let owner: string | undefined
let isTaking = false
let timer: ReturnType<typeof setTimeout> | undefined
let lookedAt = Number.NEGATIVE_INFINITY

/** From now on this choice is kept by the server too. */
export function share(name: string, what: Shared): void {
  shared.set(name, what)
}

/** The user has chosen something of that name. */
export function chosen(name: string): void {
  if (owner === undefined || isTaking) return
  mark(name, { isChanged: true })
  clearTimeout(timer)
  timer = setTimeout(() => void sendAll(), sendMillis)
}

export function onPreferenceNews(listener: (news: PreferenceNews) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Begins for a user: looks what the server has, now and whenever the page is looked at again. Gives what ends that. */
export function keepPreferencesOf(user: string): () => void {
  owner = user
  lookedAt = Number.NEGATIVE_INFINITY
  const look = () => {
    if (document.visibilityState === 'visible') void lookAgain()
  }
  look()
  document.addEventListener('visibilitychange', look)
  return () => {
    owner = undefined
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', look)
  }
}

async function lookAgain(): Promise<void> {
  if (performance.now() - lookedAt < lookAgainMillis) return
  lookedAt = performance.now()
  const user = owner
  try {
    const all = await get<Kept[]>('/api/preferences')
    if (user !== owner) return
    for (const kept of all) meet(kept)
    const known = new Set(all.map(({ name }) => name))
    for (const [name, what] of shared) {
      if (!known.has(name) && what.value() !== undefined) mark(name, { version: 0, isChanged: true })
    }
    await sendAll()
  } catch {
    // This browser's copy goes on; the next look tries again.
    lookedAt = Number.NEGATIVE_INFINITY
  }
}

/** The server's word about one name. */
function meet(kept: Kept): void {
  const mine = marks()[kept.name]
  const what = shared.get(kept.name)
  if (!what || mine?.version === kept.version) return
  take(what, kept)
  if (mine?.isChanged) tell({ name: kept.name, kind: 'TAKEN_OVER' })
}

function take(what: Shared, { name, version, document }: Kept): void {
  isTaking = true
  try {
    what.take((JSON.parse(document) as { value: unknown }).value)
  } finally {
    isTaking = false
  }
  mark(name, { version, isChanged: false })
}

async function sendAll(): Promise<void> {
  for (const [name, { isChanged }] of Object.entries(marks())) if (isChanged) await send(name)
}

async function send(name: string): Promise<void> {
  const what = shared.get(name)
  const user = owner
  if (!what || user === undefined) return
  const document = JSON.stringify({ value: what.value() })
  try {
    const kept = await call<Kept>('PUT', `/api/preferences/${name}`, { version: marks()[name]?.version ?? 0, document })
    // What was chosen while this was under way goes out with the next.
    const isSame = document === JSON.stringify({ value: what.value() })
    if (user === owner) mark(name, { version: kept.version, isChanged: !isSame })
  } catch (error) {
    if (user === owner) await refused(name, error)
  }
}

async function refused(name: string, error: unknown): Promise<void> {
  // Without an answer it stays marked, and goes out later.
  if (!(error instanceof Problem) || error.isUnanswered || error.body.status >= 500) return
  if (error.body.status !== 412) {
    mark(name, { isChanged: false })
    tell({ name, kind: 'NOT_KEPT', detail: error.message })
    return
  }
  const all = await get<Kept[]>('/api/preferences').catch(() => [])
  const kept = all.find((each) => each.name === name)
  if (kept) meet(kept)
}

function tell(news: PreferenceNews): void {
  for (const listener of listeners) listener(news)
}

const marksName = () => `preferences.${owner ?? ''}`

function marks(): Marks {
  try {
    return (JSON.parse(remembered(marksName()) ?? '{}') as Marks) ?? {}
  } catch {
    return {}
  }
}

function mark(name: string, part: Partial<Marks[string]>): void {
  const all = marks()
  all[name] = { version: 0, isChanged: false, ...all[name], ...part }
  remember(marksName(), JSON.stringify(all))
}
