import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ownedBy, ownSetting } from './own-setting'
import { keepPreferencesOf, onPreferenceNews, type PreferenceNews } from './preferences'

type Kept = { name: string; version: number; document: string; changedTime: string }

/** A server that keeps documents as the real one does. */
class Keeper {
  kept: Kept[] = []
  puts: string[] = []
  isAway = false

  has(name: string, version: number, value: unknown): void {
    this.kept = this.kept.filter((each) => each.name !== name)
    this.kept.push({ name, version, document: JSON.stringify({ value }), changedTime: '2026-11-27T12:00:00Z' })
  }

  valueOf(name: string): unknown {
    const document = this.kept.find((each) => each.name === name)?.document
    return document && JSON.parse(document).value
  }

  answer(path: string, options: RequestInit): Promise<Response> {
    if (this.isAway) return Promise.reject(new TypeError('connection refused'))
    if (options.method === 'GET') return Promise.resolve(json(200, this.kept))
    const name = path.split('/').at(-1) ?? ''
    const { version, document } = JSON.parse(String(options.body))
    this.puts.push(name)
    if (document.length > 100) return Promise.resolve(json(422, { title: 'A text is too long', status: 422 }))
    if (version !== (this.kept.find((each) => each.name === name)?.version ?? 0))
      return Promise.resolve(json(412, { title: 'It was changed by somebody else meanwhile', status: 412 }))
    this.has(name, version + 1, JSON.parse(document).value)
    return Promise.resolve(json(200, this.kept.at(-1)))
  }
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const number = (kept: unknown) => (typeof kept === 'number' ? kept : undefined)
const text = (kept: unknown) => (typeof kept === 'string' ? kept : undefined)

describe('what a user has chosen', () => {
  const width = ownSetting('test-shared-width', 10, number)
  const words = ownSetting('test-shared-words', '', text)
  const here = ownSetting('test-only-here', 10, number, true)
  let keeper: Keeper
  let news: PreferenceNews[]
  let leave: (() => void)[]

  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    localStorage.clear()
    keeper = new Keeper()
    news = []
    vi.stubGlobal('fetch', (path: string, options: RequestInit) => keeper.answer(path, options))
    ownedBy(`ann-${Math.random()}`)
    leave = [onPreferenceNews((each) => news.push(each))]
  })
  afterEach(() => {
    for (const end of leave) end()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  const sitDown = async () => {
    leave.push(keepPreferencesOf('ann'))
    await vi.advanceTimersByTimeAsync(50)
  }
  const lookAgain = async () => {
    await vi.advanceTimersByTimeAsync(6_000)
    document.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(50)
  }

  it('comes from the server, and what the server lacks goes there', async () => {
    keeper.has('test-shared-width', 4, 30)
    words.set('mine')
    await sitDown()
    expect(width.get()).toBe(30)
    expect(keeper.valueOf('test-shared-words')).toBe('mine')
    expect(keeper.puts).toEqual(['test-shared-words'])
  })

  it('goes to the server a moment after it was chosen, once for many changes', async () => {
    await sitDown()
    width.set(11)
    width.set(12)
    here.set(13)
    await vi.advanceTimersByTimeAsync(1_100)
    expect(keeper.puts).toEqual(['test-shared-width'])
    expect(keeper.valueOf('test-shared-width')).toBe(12)
    width.set(14)
    await vi.advanceTimersByTimeAsync(1_100)
    expect(keeper.valueOf('test-shared-width')).toBe(14)
  })

  it('is not written over what was chosen elsewhere meanwhile, and the page says so', async () => {
    await sitDown()
    keeper.has('test-shared-width', 7, 70)
    width.set(11)
    await vi.advanceTimersByTimeAsync(1_100)
    expect(width.get()).toBe(70)
    expect(keeper.valueOf('test-shared-width')).toBe(70)
    expect(news).toEqual([{ name: 'test-shared-width', kind: 'TAKEN_OVER' }])
    width.set(12)
    await vi.advanceTimersByTimeAsync(1_100)
    expect(keeper.valueOf('test-shared-width')).toBe(12)
  })

  it('is looked for again when the page is looked at again, without a word', async () => {
    await sitDown()
    keeper.has('test-shared-width', 1, 50)
    await lookAgain()
    expect(width.get()).toBe(50)
    expect(news).toEqual([])
    expect(keeper.puts).toEqual([])
  })

  it('waits in this browser while the server is away', async () => {
    keeper.has('test-shared-width', 3, 20)
    await sitDown()
    keeper.isAway = true
    width.set(21)
    await vi.advanceTimersByTimeAsync(1_100)
    expect(width.get()).toBe(21)
    keeper.isAway = false
    await lookAgain()
    expect(keeper.valueOf('test-shared-width')).toBe(21)
  })

  it('says when the server does not take it', async () => {
    await sitDown()
    words.set('x'.repeat(200))
    await vi.advanceTimersByTimeAsync(1_100)
    expect(news).toMatchObject([{ name: 'test-shared-words', kind: 'NOT_KEPT' }])
    expect(words.get()).toHaveLength(200)
  })
})
