import { describe, expect, it } from 'vitest'
import { type Draft, objectionTo, requestOf } from './draft'

const draft: Draft = {
  kind: 'BACKTEST',
  strategy: 'ema-cross',
  symbols: ' BTCUSDT, ETHUSDT ',
  from: '2024-01-01',
  to: '',
  cash: '10000',
  fees: '0.05',
  slippage: '',
  detail: 'ticks',
  analyst: '',
  trials: '7',
  search: 'RANDOM',
  objectives: '',
  proof: 'NONE',
  insideDays: '90',
  outsideDays: '30',
  anchored: true,
  folds: '5',
  embargo: '1',
  holdOut: '',
  values: { fast: ' 5 ', slow: '' },
}

describe('what a form asks for', () => {
  it('is a run with what was filled in and nothing else', () => {
    expect(requestOf(draft)).toEqual({
      path: '/api/backtests',
      body: {
        strategy: 'ema-cross',
        symbols: ['BTCUSDT', 'ETHUSDT'],
        from: '2024-01-01',
        cash: '10000',
        takerFeePercent: '0.05',
        detail: 'ticks',
        settings: [{ name: 'fast', value: '5' }],
      },
    })
  })

  it('asks for the rules alone where they were chosen', () => {
    expect(requestOf({ ...draft, analyst: 'RULES' }).body.analyst).toBe('RULES')
  })

  it('is an optimisation over the ranges that were given', () => {
    const { path, body } = requestOf({ ...draft, kind: 'OPTIMIZATION', values: { fast: '5, 10', slow: '20..40:10' } })
    expect(path).toBe('/api/optimizations')
    expect(body.trials).toBe(7)
    expect(body.search).toBe('RANDOM')
    expect(body.objectives).toBeUndefined()
    expect(body.folds).toBeUndefined()
    expect(body.embargoPercent).toBeUndefined()
    expect(body.insideDays).toBeUndefined()
    expect(body.anchored).toBeUndefined()
    expect(body.holdOutPercent).toBeUndefined()
    expect(body.holdOutFrom).toBeUndefined()
    expect(body.settings).toBeUndefined()
    expect(body.ranges).toEqual([
      { name: 'fast', values: '5,10' },
      { name: 'slow', values: '20..40:10' },
    ])
  })

  it('names objectives as the server does, and folds with their embargo', () => {
    const { body } = requestOf({
      ...draft,
      kind: 'OPTIMIZATION',
      search: 'GRID',
      objectives: 'total-return, maximum-drawdown',
      proof: 'FOLDS',
    })
    expect(body.objectives).toEqual(['TOTAL_RETURN', 'MAXIMUM_DRAWDOWN'])
    expect(body.folds).toBe(5)
    expect(body.embargoPercent).toBe('1')
    expect(body.trials).toBeUndefined()
    expect(body.search).toBeUndefined()
    expect(body.insideDays).toBeUndefined()
  })

  it('walks forward by days, anchored or not, without what folds would say', () => {
    const { body } = requestOf({ ...draft, kind: 'OPTIMIZATION', proof: 'WALK_FORWARD' })
    expect(body.insideDays).toBe(90)
    expect(body.outsideDays).toBe(30)
    expect(body.anchored).toBe(true)
    expect(body.folds).toBeUndefined()
    expect(body.embargoPercent).toBeUndefined()
  })

  it.each([
    ['20', { holdOutPercent: '20' }],
    [' 12.5 % ', { holdOutPercent: '12.5' }],
    ['2024-01-31', { holdOutFrom: '2024-01-31' }],
  ])('holds out %s of the time', (holdOut, fields) => {
    expect(requestOf({ ...draft, kind: 'OPTIMIZATION', holdOut }).body).toMatchObject(fields)
  })

  it('says which several objectives cannot be', () => {
    const several: Draft = { ...draft, kind: 'OPTIMIZATION', objectives: 'sharpe, fees' }
    expect(objectionTo(several)).toBeUndefined()
    expect(objectionTo({ ...several, search: 'CMA_ES' })).toMatch(/looks for one/)
    expect(objectionTo({ ...several, proof: 'WALK_FORWARD' })).toMatch(/by one objective/)
    expect(objectionTo({ ...several, search: 'CMA_ES', objectives: 'sharpe' })).toBeUndefined()
  })
})
