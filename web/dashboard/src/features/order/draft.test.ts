import { describe, expect, it } from 'vitest'
import { bitcoin } from '@/testing/rows'
import {
  type Circumstances,
  type Draft,
  emptyDraft,
  errorsOf,
  estimateOf,
  isComplete,
  quantityFor,
  stepped,
  toOrder,
} from './draft'

const now: Circumstances = {
  instrument: bitcoin,
  bid: '59999.99',
  ask: '60000.01',
  freeQuote: '100000',
  freeBase: '0.5',
  feeRate: '0.001',
}
const draft = (part: Partial<Draft>): Draft => ({ ...emptyDraft, ...part })

describe('a draft', () => {
  it.each(['0.1', '0,1', '.5', '1 000'])('takes the quantity %j', (quantity) =>
    expect(errorsOf(draft({ quantity }), now)).toEqual({}),
  )

  it.each([
    ['abc', 'Write a number such as 0.1'],
    ['1e3', 'Write a number such as 0.1'],
    ['0', 'The quantity must be above zero.'],
    ['-1', 'The quantity must be above zero.'],
    ['0.000001', 'At least 0.00001 BTC.'],
    ['0.000015', 'In steps of 0.00001 BTC.'],
    ['9001', 'At most 9000 BTC.'],
  ])('says what is wrong with the quantity %j', (quantity, words) =>
    expect(errorsOf(draft({ quantity }), now)).toEqual({ quantity: words }),
  )

  it('checks the limit price only when there is one to check', () => {
    expect(errorsOf(draft({ type: 'MARKET', limitPrice: 'x' }), now)).toEqual({})
    expect(errorsOf(draft({ type: 'LIMIT', limitPrice: '60000.005' }), now)).toEqual({
      limitPrice: 'In steps of 0.01 USDT.',
    })
  })

  it('wants stop and target on their own sides of the price', () => {
    expect(errorsOf(draft({ stopLossPrice: '60001', takeProfitPrice: '59000' }), now)).toEqual({
      stopLossPrice: 'A stop-loss of a buy lies below the price.',
      takeProfitPrice: 'A take-profit of a buy lies above the price.',
    })
    expect(errorsOf(draft({ side: 'SELL', stopLossPrice: '60001', takeProfitPrice: '59000' }), now)).toEqual({})
  })

  it('is complete with a quantity, and a price when it is a limit order', () => {
    expect(isComplete(draft({}))).toBe(false)
    expect(isComplete(draft({ quantity: '1' }))).toBe(true)
    expect(isComplete(draft({ quantity: '1', type: 'LIMIT' }))).toBe(false)
  })
})

describe('an estimate', () => {
  it('is exact', () => {
    expect(estimateOf(draft({ quantity: '0.1' }), now)).toEqual({
      price: '60000.01',
      cost: '6000.001',
      fee: '6.000001',
      isCovered: true,
      isLargeEnough: true,
    })
  })

  it('knows when cash or holdings do not suffice', () => {
    expect(estimateOf(draft({ quantity: '1.6666' }), now)?.isCovered).toBe(false)
    expect(estimateOf(draft({ side: 'SELL', quantity: '0.5' }), now)?.isCovered).toBe(true)
    expect(estimateOf(draft({ side: 'SELL', quantity: '0.50001' }), now)?.isCovered).toBe(false)
    expect(estimateOf(draft({ quantity: '1' }), { ...now, freeQuote: undefined })?.isCovered).toBeUndefined()
  })

  it('is none without a price', () =>
    expect(estimateOf(draft({ quantity: '1' }), { ...now, ask: undefined })).toBeUndefined())
})

describe('shortcuts for the quantity', () => {
  it('never asks for more than is free, fee included', () => {
    const quantity = quantityFor(100, draft({}), now)
    expect(quantity).toBe('1.66333')
    expect(estimateOf(draft({ quantity }), now)?.isCovered).toBe(true)
    expect(quantityFor(50, draft({ side: 'SELL' }), now)).toBe('0.25')
    expect(quantityFor(25, draft({ side: 'SELL' }), { ...now, freeBase: '0' })).toBe('')
  })

  it('steps by lots and stays above zero', () => {
    expect(stepped('0.1', 1, bitcoin)).toBe('0.10001')
    expect(stepped('', 10, bitcoin)).toBe('0.0001')
    expect(stepped('0.00001', -5, bitcoin)).toBe('0.00001')
  })
})

describe('what is sent', () => {
  it('leaves out what does not belong to a market order', () => {
    expect(toOrder(draft({ quantity: '0,1', limitPrice: '5' }), 'BTCUSDT', 'id-1')).toEqual({
      symbol: 'BTCUSDT',
      side: 'BUY',
      type: 'MARKET',
      quantity: '0.1',
      clientOrderId: 'id-1',
    })
  })

  it('carries limit, life time and protection as text', () => {
    const order = draft({
      type: 'LIMIT',
      quantity: '1',
      limitPrice: '60000.10',
      timeInForce: 'IOC',
      stopLossPrice: '59000',
    })
    expect(toOrder(order, 'BTCUSDT', 'id-2')).toMatchObject({
      limitPrice: '60000.10',
      timeInForce: 'IOC',
      stopLossPrice: '59000',
    })
  })
})
