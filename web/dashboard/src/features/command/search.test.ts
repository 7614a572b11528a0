import { describe, expect, it } from 'vitest'
import type { Command } from './register'
import { scoreOf, searched } from './search'

const command = (title: string, words = ''): Command => ({
  id: title,
  title,
  group: 'Pages',
  words,
  act: () => undefined,
})
const commands = [
  command('Go to the desk', 'chart trade'),
  command('Go to risk', 'limits'),
  command('Kill switch', 'stop emergency'),
  command('Cancel all orders of BTCUSDT'),
  command('Show BTCUSDT'),
]
const titles = (sought: string, recent: string[] = []) => searched(commands, sought, recent).map(({ title }) => title)

describe('what is sought', () => {
  it('is found by title, by further words, and by letters in their order', () => {
    expect(titles('risk')).toEqual(['Go to risk'])
    expect(titles('emergency')).toEqual(['Kill switch'])
    expect(titles('kwh')).toEqual([])
    expect(titles('klsw')).toEqual(['Kill switch'])
  })

  it('must have all its words', () => {
    expect(titles('cancel btc')).toEqual(['Cancel all orders of BTCUSDT'])
    expect(titles('cancel eth')).toEqual([])
  })

  it('prefers the beginning of a word, and the nearer one', () => {
    expect(titles('btc')[0]).toBe('Show BTCUSDT')
    expect(scoreOf('sw', 'kill switch') ?? 0).toBeGreaterThan(scoreOf('sw', 'answer') ?? 0)
  })

  it('is what was used lately when there is nothing', () => {
    expect(titles('', ['Kill switch', 'gone'])[0]).toBe('Kill switch')
    expect(titles('')).toHaveLength(5)
  })
})
