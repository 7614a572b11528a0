import { describe, expect, it } from 'vitest'
import { bitcoin } from '@/testing/rows'
import { type Draft, emptyDraft, isComplete, lifeOf } from './draft'
import { errorsOf } from './draft-errors'
import { type Circumstances, estimateOf, quantityFor, stepped } from './estimate'
import { pointersOf, toOrder, toRequest } from './request'

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
    expect(errorsOf(draft({ isProtected: true, stopLossPrice: '60001', takeProfitPrice: '59000' }), now)).toEqual({
      stopLossPrice: 'A stop-loss of a buy lies below the price.',
      takeProfitPrice: 'A take-profit of a buy lies above the price.',
    })
    expect(
      errorsOf(draft({ isProtected: true, side: 'SELL', stopLossPrice: '60001', takeProfitPrice: '59000' }), now),
    ).toEqual({})
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
      isProtected: true,
      stopLossPrice: '59000',
    })
    expect(toOrder(order, 'BTCUSDT', 'id-2')).toMatchObject({
      limitPrice: '60000.10',
      timeInForce: 'IOC',
      stopLossPrice: '59000',
    })
  })

  it('says of a stop-limit order where it starts, where it ends and until when', () => {
    const order = draft({
      type: 'STOP_LIMIT',
      side: 'SELL',
      quantity: '1',
      stopPrice: '59000',
      limitPrice: '58990',
      timeInForce: 'GTD',
      expireTime: '2026-11-24T12:00:00.000Z',
      triggerPrice: 'LAST_PRICE',
      postOnly: true,
      displayQuantity: '0.1',
    })
    expect(toOrder(order, 'BTCUSDT', 'id-3')).toEqual({
      symbol: 'BTCUSDT',
      side: 'SELL',
      type: 'STOP_LIMIT',
      quantity: '1',
      stopPrice: '59000',
      limitPrice: '58990',
      timeInForce: 'GTD',
      expireTime: '2026-11-24T12:00:00.000Z',
      triggerPrice: 'LAST_PRICE',
      clientOrderId: 'id-3',
    })
  })

  it('says the distance of a trailing stop as a price or in percent', () => {
    const trails = { type: 'TRAILING_STOP', quantity: '1', trailingDistance: '1,5' } as const
    expect(toOrder(draft(trails), 'BTCUSDT', 'a')).toMatchObject({ trailingOffset: '1.5', timeInForce: 'GTC' })
    expect(toOrder(draft({ ...trails, trailBy: 'PERCENT' }), 'BTCUSDT', 'a')).toMatchObject({ trailingPercent: '1.5' })
  })

  it('carries the further terms of a limit order that may rest', () => {
    const order = draft({
      type: 'LIMIT',
      quantity: '1',
      limitPrice: '59000',
      postOnly: true,
      reduceOnly: true,
      displayQuantity: '0.2',
      selfTradePrevention: 'DECREMENT',
    })
    const further = { postOnly: true, displayQuantity: '0.2' }
    const always = { reduceOnly: true, selfTradePrevention: 'DECREMENT' }
    expect(toOrder(order, 'BTCUSDT', 'a')).toMatchObject({ ...further, ...always })
    const atOnce = toOrder({ ...order, timeInForce: 'IOC' }, 'BTCUSDT', 'a')
    expect(atOnce).toMatchObject(always)
    expect(Object.keys(atOnce)).not.toContain('postOnly')
    expect(Object.keys(atOnce)).not.toContain('displayQuantity')
  })

  it('makes a bracket of an entry, a target and a stop on the other side', () => {
    const bracket = draft({
      mode: 'BRACKET',
      type: 'LIMIT',
      quantity: '0.5',
      limitPrice: '59900',
      takeProfitPrice: '61000',
      stopLossPrice: '59000',
    })
    const exit = { symbol: 'BTCUSDT', side: 'SELL', quantity: '0.5', timeInForce: 'GTC' }
    expect(toRequest(bracket, 'BTCUSDT', ['a', 'b', 'c'])).toEqual({
      contingency: 'BRACKET',
      orders: [
        {
          symbol: 'BTCUSDT',
          side: 'BUY',
          type: 'LIMIT',
          quantity: '0.5',
          limitPrice: '59900',
          timeInForce: 'GTC',
          clientOrderId: 'a',
        },
        { ...exit, type: 'LIMIT', limitPrice: '61000', clientOrderId: 'b' },
        { ...exit, type: 'STOP', stopPrice: '59000', clientOrderId: 'c' },
      ],
    })
  })

  it('makes an OCO of a limit and a stop of the same side', () => {
    const oco = draft({ mode: 'OCO', side: 'SELL', quantity: '0.5', limitPrice: '61000', stopPrice: '59000' })
    const leg = { symbol: 'BTCUSDT', side: 'SELL', quantity: '0.5', timeInForce: 'GTC' }
    expect(toRequest(oco, 'BTCUSDT', ['a', 'b', 'c'])).toEqual({
      contingency: 'OCO',
      orders: [
        { ...leg, type: 'LIMIT', limitPrice: '61000', clientOrderId: 'a' },
        { ...leg, type: 'STOP', stopPrice: '59000', clientOrderId: 'b' },
      ],
    })
  })
})

describe('terms that go together', () => {
  it('lets a type only live as long as it can', () => {
    expect(lifeOf(draft({ type: 'MARKET', timeInForce: 'GTD' }))).toBe('IOC')
    expect(lifeOf(draft({ type: 'STOP', timeInForce: 'FOK' }))).toBe('GTC')
    expect(lifeOf(draft({ mode: 'OCO', type: 'MARKET', timeInForce: 'DAY' }))).toBe('DAY')
  })

  it.each([
    ['BUY', 'STOP', '59000', 'The stop price of a buy lies above the market.'],
    ['SELL', 'STOP', '61000', 'The stop price of a sell lies below the market.'],
    ['BUY', 'TAKE_PROFIT', '61000', 'The take-profit price of a buy lies below the market.'],
    ['SELL', 'TAKE_PROFIT', '59000', 'The take-profit price of a sell lies above the market.'],
  ] as const)('wants the price of a %s %s on its side of the market', (side, type, stopPrice, words) => {
    expect(errorsOf(draft({ side, type, stopPrice }), now)).toEqual({ stopPrice: words })
    const other = stopPrice === '59000' ? '61000' : '59000'
    expect(errorsOf(draft({ side, type, stopPrice: other }), now)).toEqual({})
  })

  it('is complete when the type, and the bracket, have all they need', () => {
    const stop = { quantity: '1', type: 'STOP' } as const
    expect(isComplete(draft(stop))).toBe(false)
    expect(isComplete(draft({ ...stop, stopPrice: '61000' }))).toBe(true)
    expect(isComplete(draft({ ...stop, stopPrice: '61000', timeInForce: 'GTD' }))).toBe(false)
    const bracket = { mode: 'BRACKET', quantity: '1', takeProfitPrice: '61000' } as const
    expect(isComplete(draft(bracket))).toBe(false)
    expect(isComplete(draft({ ...bracket, stopLossPrice: '59000' }))).toBe(true)
  })

  it('finds the field that an error of a list is about', () => {
    expect(pointersOf(draft({}), 'quantity')).toEqual(['/quantity'])
    expect(pointersOf(draft({ mode: 'BRACKET' }), 'quantity')).toContain('/orders/2/quantity')
    expect(pointersOf(draft({ mode: 'BRACKET' }), 'takeProfitPrice')).toEqual(['/orders/1/limitPrice'])
    expect(pointersOf(draft({ mode: 'BRACKET' }), 'stopLossPrice')).toEqual(['/orders/2/stopPrice'])
    expect(pointersOf(draft({ mode: 'OCO' }), 'stopPrice')).toEqual(['/orders/1/stopPrice'])
    expect(pointersOf(draft({ mode: 'BRACKET', type: 'STOP' }), 'stopPrice')).toEqual(['/orders/0/stopPrice'])
  })
})
