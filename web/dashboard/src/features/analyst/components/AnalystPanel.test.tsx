import { screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { analyst } from '@/testing/rows'
import type { Analyst, AnalystAnswer, Budget } from '../api/analyst'
import { AnalystPanel } from './AnalystPanel'

const budget: Budget = {
  dayStart: '2026-11-23T00:00:00.000Z',
  spent: '1.7',
  reserved: '0.01',
  dayLimit: '2',
  tokens: 1200,
  dayTokens: 500000,
  strategyDayLimit: '2',
  strategyDayTokens: 250000,
  callLimit: '0.1',
  callTokens: 9000,
  callsUnderWay: 1,
  callsInLastMinute: 2,
  callsPerMinute: 6,
  strategies: [{ strategy: 'analyst-follower', spent: '0.5', tokens: 1200 }],
}
const answer = (part: Partial<AnalystAnswer>): AnalystAnswer => ({
  time: '2026-11-23T12:00:00.000Z',
  strategy: 'analyst-follower',
  symbol: 'BTCUSDT',
  frame: '15m',
  id: 'o-1',
  source: 'qwen3:14b',
  action: 'BUY',
  confidence: 0.7,
  reasons: ['The trend is up.'],
  horizonBars: 10,
  invalidationPrice: '59000',
  flags: [],
  failure: null,
  cost: '0.001',
  tokens: 900,
  ...part,
})

describe('the analyst', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
  })
  afterEach(() => server.close())
  const shown = (part: Partial<Analyst>) => {
    server.has('/api/analyst', analyst(part))
    show(<AnalystPanel />)
  }

  it('says that the rules answer, and how a model is set up', async () => {
    shown({})
    expect(await screen.findByText('Rules')).toBeVisible()
    expect(screen.getByText(/\[analyst\] in config.toml/)).toBeVisible()
    expect(screen.getByText('Nobody has asked yet')).toBeVisible()
    expect(screen.queryByLabelText('Budget of the day')).toBeNull()
  })

  it('shows what is spent of each limit', async () => {
    shown({ provider: 'openai', model: 'qwen3:14b', breaker: 'CLOSED', budget })
    expect(await screen.findByText('qwen3:14b · openai')).toBeVisible()
    expect(screen.getByLabelText('Money today')).toHaveAttribute('value', '0.85')
    expect(screen.getByText('1.7 / 2')).toHaveClass('text-down')
    expect(screen.getByText('0.5 / 2')).not.toHaveClass('text-down')
    expect(screen.getByText(/One call may cost 0.1/)).toBeVisible()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('says loudly that the model is left alone', async () => {
    shown({ provider: 'openai', model: 'm', breaker: 'OPEN', budget })
    expect(await screen.findByRole('alert')).toHaveTextContent('the rules answer')
  })

  it('shows opinions with their reasons, and failures with theirs', async () => {
    shown({
      answers: [
        answer({}),
        answer({
          id: null,
          action: null,
          confidence: null,
          source: null,
          reasons: [],
          failure: { code: 'BUDGET_DAY_MONEY', text: 'spent=2 limit=2' },
        }),
        answer({ id: 'r', source: 'rules', flags: ['FALL_BACK'], failure: { code: 'DEADLINE_PASSED', text: '10 s' } }),
      ],
    })
    const [opinion, failed, standIn] = await screen.findAllByTestId('analyst-answer')
    expect(opinion).toHaveTextContent('Buy 70 %BTCUSDT · 15mfor analyst-follower, qwen3:14b')
    expect(opinion).toHaveTextContent('The trend is up.')
    expect(failed).toHaveTextContent('No opinion')
    expect(failed).toHaveTextContent('Budget day money: spent=2 limit=2')
    expect(standIn).toHaveTextContent('Deadline passed: 10 s')
    expect(standIn).toHaveTextContent('Fall back')
  })
})
