import { expect, it } from 'vitest'
import { mostOf, parseMetrics, quantileBetween, rateBetween, sumOf } from './metrics'

const text = (orders: number, fast: number, slow: number) => `
# HELP trading_gateway_orders_total Orders
# TYPE trading_gateway_orders_total counter
trading_gateway_orders_total{outcome="accepted"} ${orders}
trading_gateway_orders_total{outcome="a \\"denied\\", one"} 3.0
trading_gateway_order_latency_seconds_bucket{le="0.001"} ${fast}
trading_gateway_order_latency_seconds_bucket{le="0.01"} ${fast + slow}
trading_gateway_order_latency_seconds_bucket{le="+Inf"} ${fast + slow}
trading_backup_age_seconds NaN
jvm_threads_live_threads 41
`

it('reads names, labels and values', () => {
  const samples = parseMetrics(text(10, 1, 0))
  expect(sumOf(samples, 'trading_gateway_orders_total')).toBe(13)
  expect(sumOf(samples, 'trading_gateway_orders_total', { outcome: 'accepted' })).toBe(10)
  expect(mostOf(samples, 'jvm_threads_live_threads')).toBe(41)
  expect(sumOf(samples, 'trading_backup_age_seconds')).toBeUndefined()
  expect(sumOf(samples, 'nothing_such')).toBeUndefined()
})

it('tells how fast a counter grows, and nothing when it began anew', () => {
  const before = { time: 0, samples: parseMetrics(text(10, 0, 0)) }
  const later = { time: 5_000, samples: parseMetrics(text(60, 0, 0)) }
  expect(rateBetween(before, later, 'trading_gateway_orders_total')).toBe(10)
  expect(rateBetween(later, before, 'trading_gateway_orders_total')).toBeUndefined()
})

it('tells the slow ones of what came between two looks only', () => {
  const before = parseMetrics(text(0, 1_000, 0))
  const name = 'trading_gateway_order_latency_seconds'
  expect(quantileBetween(before, parseMetrics(text(0, 1_090, 10)), name, 0.5)).toBe(0.001)
  expect(quantileBetween(before, parseMetrics(text(0, 1_090, 10)), name, 0.99)).toBe(0.01)
  expect(quantileBetween(before, before, name, 0.99)).toBeUndefined()
})
