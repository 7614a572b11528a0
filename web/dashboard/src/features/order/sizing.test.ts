import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalText, parseDecimal } from '@/lib/decimal'
import { bitcoin } from '@/testing/rows'
import { type Draft, emptyDraft } from './draft'
import { errorsOf } from './draft-errors'
import type { Circumstances } from './estimate'
import { riskOf, sizedOf, withQuantity } from './sizing'

const now: Circumstances = {
  instrument: bitcoin,
  bid: '59999.99',
  ask: '60000',
  freeQuote: '100000',
  freeBase: '0.5',
  feeRate: '0.001',
  equity: '100000',
  currency: 'USDT',
}
const draft = (part: Partial<Draft>): Draft => ({ ...emptyDraft, ...part })
const quantity = (part: Partial<Draft>) => withQuantity(draft(part), now).quantity

describe('the size of an order', () => {
  it('is the quantity itself when that is written', () =>
    expect(sizedOf(draft({ quantity: '0.1' }), now)).toEqual({ quantity: '0.1' }))

  it('follows from an amount at the price that is likely, rounded down to a lot', () => {
    expect(quantity({ sizeBy: 'QUOTE', size: '1000' })).toBe('0.01666')
    expect(quantity({ sizeBy: 'QUOTE', size: '1000', type: 'LIMIT', limitPrice: '50000' })).toBe('0.02')
  })

  it('follows from a part of the equity', () => expect(quantity({ sizeBy: 'EQUITY', size: '6' })).toBe('0.1'))

  it('follows from what may be lost at the stop, with the fees of both ways', () => {
    // 1 % of 100,000 is 1,000; a unit loses 1,000 to the stop, 60 and 59 in fees.
    const part = { sizeBy: 'RISK', size: '1', isProtected: true, stopLossPrice: '59000' } as const
    expect(quantity(part)).toBe('0.89365')
    expect(riskOf(withQuantity(draft(part), now), now)).toEqual({ amount: '999.99435', percent: '0.99999435' })
    expect(quantity({ ...part, side: 'SELL', stopLossPrice: '61000' })).toBe('0.89205')
  })

  it.each([
    [{ sizeBy: 'RISK', size: '1' }, 'A stop is needed: what is lost there is what is risked.'],
    [
      { sizeBy: 'RISK', size: '1', isProtected: true, stopLossPrice: '61000' },
      'The stop lies on the wrong side of the price.',
    ],
    [{ sizeBy: 'EQUITY', size: '101' }, 'At most 100 %.'],
    [{ sizeBy: 'QUOTE', size: '0' }, 'Write a number above zero, such as 2.5'],
    [{ sizeBy: 'QUOTE', size: '0.1' }, 'That is less than 0.00001 BTC.'],
    [{ sizeBy: 'QUOTE', size: '9', type: 'LIMIT' }, 'There is no price to reckon with yet.'],
  ] as [Partial<Draft>, string][])('says at %j: %s', (part, words) =>
    expect(errorsOf(withQuantity(draft(part), now), now).size).toBe(words),
  )

  it('knows no part of an equity in another currency', () =>
    expect(sizedOf(draft({ sizeBy: 'EQUITY', size: '1' }), { ...now, currency: 'EUR' })).toEqual({
      missing: 'The equity is not known in USDT.',
    }))

  it('never risks more than was allowed, and one lot more would', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.integer({ min: 1, max: 1_000 }),
        fc.constantFrom('BUY' as const, 'SELL' as const),
        (ticks, percents, side) => {
          const entry = 6_000_000n
          const stop = side === 'BUY' ? entry - BigInt(ticks) : entry + BigInt(ticks)
          const sized = withQuantity(
            draft({
              side,
              sizeBy: 'RISK',
              size: decimalText(BigInt(percents) * 10n ** 16n),
              type: 'LIMIT',
              limitPrice: '60000',
              isProtected: true,
              stopLossPrice: decimalText(stop * 10n ** 16n),
            }),
            now,
          )
          const allowed = BigInt(percents) * 1_000n * 10n ** 16n
          const lot = 10n ** 13n
          const lostAt = (units: bigint) =>
            parseDecimal(riskOf({ ...sized, quantity: decimalText(units) }, now)?.amount ?? '') ?? -1n
          const bought = parseDecimal(sized.quantity)
          if (bought !== undefined) expect(lostAt(bought) <= allowed).toBe(true)
          expect(lostAt((bought ?? 0n) + lot) + 10n > allowed).toBe(true)
        },
      ),
    ))
})
