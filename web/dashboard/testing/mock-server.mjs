// A stand-in for the real server while working on the looks of the desk: it speaks the same REST and WebSocket contract over a random
// market. It knows nothing of risk or matching beyond what a screen needs, and is never shipped.   node testing/mock-server.mjs [port]

import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { WebSocketServer } from 'ws'
import { metrics, operation } from './operation.mjs'
import { past } from './past.mjs'

const port = Number(process.argv[2] ?? process.env.PORT ?? 8000)
const root = process.env.DASHBOARD ?? new URL('../dist', import.meta.url).pathname
const empty = process.env.EMPTY === '1'
const frames = { '1s': 1, '1m': 60, '5m': 300, '15m': 900, '1h': 3600, '4h': 14400, '1d': 86400 }
const instruments = [
  ['BTCUSDT', 'BTC', 0.01, 0.00001, 60000, 2, 5],
  ['ETHUSDT', 'ETH', 0.01, 0.0001, 3000, 2, 4],
  ['SOLUSDT', 'SOL', 0.01, 0.01, 150, 2, 2],
  ['XRPUSDT', 'XRP', 0.0001, 0.1, 0.6, 4, 1],
  ['DOGEUSDT', 'DOGE', 0.00001, 1, 0.15, 5, 0],
].map(([symbol, base, tick, lot, price, priceDecimals, quantityDecimals], id) => ({
  id,
  symbol,
  base,
  quote: 'USDT',
  tickSize: plain(tick),
  lotSize: plain(lot),
  minimumQuantity: plain(lot),
  maximumQuantity: '9000000',
  minimumNotional: '5',
  priceDecimals,
  quantityDecimals,
  price,
  drift: 0,
  bars: {},
}))
const bySymbol = Object.fromEntries(instruments.map((instrument) => [instrument.symbol, instrument]))
const security = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

let sequence = 1000
let ids = 100
const book = { orders: [], trades: [], fills: [], cash: 100000, realized: 0 }
const held = {}

function plain(number) {
  return number.toFixed(8).replace(/\.?0+$/, '')
}
const iso = (time = Date.now()) => new Date(time).toISOString()
const gauss = () => Math.random() + Math.random() + Math.random() - 1.5
const show = (instrument, price) => price.toFixed(instrument.priceDecimals)
const size = (instrument) =>
  plain(
    Math.max(
      Number(instrument.lotSize),
      Number(((300 + Math.random() ** 3 * 9000) / instrument.price).toFixed(instrument.quantityDecimals)),
    ),
  )

function history(instrument, frame, to, count) {
  const step = frames[frame] * 1000
  const last = Math.floor(to / step) * step
  const bars = []
  for (let index = count - 1; index >= 0; index--) {
    const time = last - index * step
    if (time < Date.parse('2026-09-01')) continue
    const open = curve(instrument, time, frame)
    const close = curve(instrument, time + step, frame)
    const reach = Math.abs(open - close) * 0.6 + open * 0.0001 * Math.sqrt(frames[frame] / 10) * (0.3 + noise(time))
    bars.push(
      bar(
        instrument,
        time,
        open,
        Math.max(open, close) + reach * noise(time + 7),
        Math.min(open, close) - reach * noise(time + 13),
        close,
        ((20 + 80 * noise(time + 3) ** 3) * frames[frame] * 30) / instrument.price,
        true,
      ),
    )
  }
  return bars
}
function noise(seed) {
  const x = Math.sin((seed / 1000) * 12.9898) * 43758.5453
  return x - Math.floor(x)
}
function curve(instrument, time, frame) {
  const now = instrument.price
  const away = (Date.now() - time) / 1000
  if (away <= frames[frame]) return time > Date.now() ? now : now * (1 - 0.0004 * noise(time))
  const wave = [86400 * 9, 86400 * 2, 21000, 5400, 1300, 300, 70].reduce(
    (sum, period, index) =>
      sum +
      (Math.sin((away / period) * 6.28 + index * 1.7 + instrument.id) * 0.03) / 1.7 ** index -
      (Math.sin(index * 1.7 + instrument.id) * 0.03) / 1.7 ** index,
    0,
  )
  return now * (1 + wave + (noise(time) - 0.5) * 0.0004 * Math.sqrt(frames[frame]) * 0.4)
}
function bar(instrument, time, open, high, low, close, volume, closed) {
  return {
    time,
    open: show(instrument, open),
    high: show(instrument, high),
    low: show(instrument, low),
    close: show(instrument, close),
    volume: volume.toFixed(instrument.quantityDecimals),
    trades: Math.round(volume) + 1,
    closed,
  }
}

function liveBar(instrument, frame) {
  const step = frames[frame] * 1000
  const time = Math.floor(Date.now() / step) * step
  let live = instrument.bars[frame]
  if (!live || live.time !== time) {
    const open = live
      ? live.close
      : frame === '1d'
        ? instrument.price * (1 + (instrument.id % 2 ? 0.013 : -0.018))
        : instrument.price
    live = instrument.bars[frame] = {
      time,
      open,
      high: Math.max(open, instrument.price),
      low: Math.min(open, instrument.price),
      close: instrument.price,
      volume: frame === '1d' ? 5e7 / instrument.price : 0,
    }
  }
  return live
}
const shownBar = (instrument, frame) => {
  const live = liveBar(instrument, frame)
  return bar(instrument, live.time, live.open, live.high, live.low, live.close, live.volume, false)
}

function depth(instrument) {
  const tick = Number(instrument.tickSize)
  const gap = Math.max(tick, Number((instrument.price * 0.00002).toFixed(instrument.priceDecimals)))
  const side = (sign) =>
    Array.from({ length: 20 }, (_, level) => [
      show(instrument, instrument.price + sign * gap * (level + 0.5 + 0.4 * noise(level + instrument.id))),
      size(instrument),
    ])
  return { symbol: instrument.symbol, sequence, bids: side(-1), asks: side(1) }
}
const quote = (instrument) => {
  const { bids, asks } = instrument.book ?? depth(instrument)
  return {
    symbol: instrument.symbol,
    bid: bids[0][0],
    bidQuantity: bids[0][1],
    ask: asks[0][0],
    askQuantity: asks[0][1],
    time: Date.now(),
  }
}

function positions() {
  return instruments.flatMap((instrument) => {
    const open = held[instrument.symbol]
    if (!open || open.quantity === 0) return []
    const value = open.quantity * instrument.price
    return [
      {
        symbol: instrument.symbol,
        side: open.quantity > 0 ? 'BUY' : 'SELL',
        quantity: plain(Math.abs(open.quantity)),
        averagePrice: show(instrument, open.average),
        marketPrice: show(instrument, instrument.price),
        marketValue: plain(value),
        unrealizedPnl: plain((instrument.price - open.average) * open.quantity),
        realizedPnl: plain(open.realized),
        fees: plain(open.fees),
      },
    ]
  })
}
function account() {
  const value = positions().reduce((sum, position) => sum + Number(position.marketValue), 0)
  const unrealized = positions().reduce((sum, position) => sum + Number(position.unrealizedPnl), 0)
  const locked = book.orders
    .filter((order) => open(order) && order.side === 'BUY')
    .reduce((sum, order) => sum + Number(order.limitPrice) * Number(order.leavesQuantity), 0)
  return {
    account: 'demo',
    currency: 'USDT',
    cash: plain(book.cash),
    equity: plain(book.cash + value),
    positionsValue: plain(value),
    unrealizedPnl: plain(unrealized),
    realizedPnl: plain(book.realized),
    balances: [
      { asset: 'USDT', free: plain(book.cash - locked), locked: plain(locked), total: plain(book.cash) },
      ...positions().map((position) => ({
        asset: bySymbol[position.symbol].base,
        free: position.quantity,
        locked: '0',
        total: position.quantity,
      })),
    ],
    sequence,
  }
}
const open = (order) => !['FILLED', 'CANCELED', 'EXPIRED', 'REJECTED'].includes(order.status)
const openTrades = () => book.trades.filter((trade) => trade.status === 'OPEN').map(marked)
const marked = (trade) =>
  trade.status !== 'OPEN'
    ? trade
    : {
        ...trade,
        unrealizedPnl: plain((bySymbol[trade.symbol].price - Number(trade.entryPrice)) * Number(trade.openQuantity)),
      }

function fill(order, price, trade) {
  const instrument = bySymbol[order.symbol]
  const quantity = Number(order.leavesQuantity)
  const fee = price * quantity * 0.001
  const sign = order.side === 'BUY' ? 1 : -1
  held[order.symbol] ??= { quantity: 0, average: 0, realized: 0, fees: 0 }
  const position = held[order.symbol]
  if (sign > 0)
    position.average = (position.average * position.quantity + price * quantity) / (position.quantity + quantity)
  else {
    position.realized += (price - position.average) * quantity
    book.realized += (price - position.average) * quantity
  }
  position.quantity = Number(plain(position.quantity + sign * quantity))
  position.fees += fee
  book.realized -= fee
  book.cash -= sign * price * quantity + fee
  Object.assign(order, {
    filledQuantity: order.quantity,
    leavesQuantity: '0',
    averagePrice: show(instrument, price),
    fees: plain(fee),
    status: 'FILLED',
    updatedAt: iso(),
    tradeId: trade?.id ?? null,
  })
  const made = {
    fillId: ++ids,
    orderId: order.orderId,
    tradeId: trade?.id ?? null,
    symbol: order.symbol,
    side: order.side,
    lastPrice: show(instrument, price),
    lastQuantity: order.quantity,
    fee: plain(fee),
    liquidity: 'TAKER',
    time: iso(),
  }
  book.fills.unshift(made)
  push('fills', [made])
}
function place(request, strategy = null, listId = null, isChild = false) {
  const instrument = bySymbol[request.symbol]
  const now = iso()
  const order = {
    orderId: ++ids,
    clientOrderId: request.clientOrderId ?? null,
    listId,
    contingency: null,
    parentOrderId: null,
    linkedOrderIds: [],
    symbol: request.symbol,
    side: request.side,
    type: request.type,
    timeInForce: request.timeInForce ?? (request.type === 'MARKET' ? 'IOC' : 'GTC'),
    quantity: request.quantity,
    limitPrice: request.limitPrice ?? null,
    stopPrice: request.stopPrice ?? null,
    triggerPrice: /STOP|PROFIT/.test(request.type) ? (request.triggerPrice ?? 'BEST_PRICE') : null,
    trailingOffset: request.trailingOffset ?? null,
    trailingPercent: request.trailingPercent ?? null,
    displayQuantity: request.displayQuantity ?? null,
    postOnly: request.postOnly ?? false,
    reduceOnly: request.reduceOnly ?? false,
    expireTime: request.expireTime ?? null,
    selfTradePrevention: request.selfTradePrevention ?? 'EXPIRE_TAKER',
    filledQuantity: '0',
    leavesQuantity: request.quantity,
    averagePrice: null,
    fees: '0',
    status: 'NEW',
    tradeId: null,
    strategy,
    createdAt: now,
    updatedAt: now,
  }
  book.orders.unshift(order)
  if (request.type === 'TRAILING_STOP') {
    const distance = Number(request.trailingOffset ?? (instrument.price * Number(request.trailingPercent)) / 100)
    order.stopPrice = show(instrument, instrument.price + (request.side === 'BUY' ? distance : -distance))
  }
  if (isChild) order.status = 'SUSPENDED'
  else if (order.triggerPrice) order.status = 'WAITING'
  const crosses =
    order.status === 'NEW' &&
    (request.type === 'MARKET' ||
      (request.side === 'BUY'
        ? Number(request.limitPrice) >= instrument.price
        : Number(request.limitPrice) <= instrument.price))
  if (crosses) {
    let trade
    if (request.side === 'BUY') {
      trade = {
        id: ++ids,
        symbol: request.symbol,
        side: 'BUY',
        status: 'OPEN',
        quantity: request.quantity,
        openQuantity: request.quantity,
        entryPrice: show(instrument, instrument.price),
        exitPrice: null,
        entryOrderId: order.orderId,
        strategy,
        stopLossPrice: request.stopLossPrice ?? null,
        takeProfitPrice: request.takeProfitPrice ?? null,
        exitReason: null,
        fees: plain(Number(request.quantity) * instrument.price * 0.001),
        realizedPnl: '0',
        unrealizedPnl: '0',
        createdAt: now,
        openedAt: now,
        closedAt: null,
      }
      book.trades.unshift(trade)
    }
    fill(order, instrument.price, trade)
    if (trade) push('trades', [trade])
  }
  push('orders', [order])
  push('positions', positions())
  push('account', account())
  return order
}
function placeList({ contingency, orders }) {
  const listId = ++ids
  const waits = contingency === 'BRACKET' || contingency === 'OTO'
  const placed = orders.map((request, index) => place(request, null, listId, waits && index > 0))
  const own = placed.map((order) => order.orderId)
  for (const [index, order] of placed.entries()) {
    order.contingency = contingency
    order.parentOrderId = waits && index > 0 ? own[0] : null
    order.linkedOrderIds = own.filter((orderId) => orderId !== order.orderId)
  }
  push('orders', placed)
  if (waits && placed[0].status === 'FILLED') {
    for (const child of placed.slice(1)) child.status = child.triggerPrice ? 'WAITING' : 'NEW'
    push('orders', placed.slice(1))
  }
  return { listId, orders: placed }
}
function cancel(orders) {
  for (const one of orders) Object.assign(one, { status: 'CANCELED', leavesQuantity: '0', updatedAt: iso() })
  push('orders', orders)
  push('account', account())
}
function close(trade, reason = 'MANUAL') {
  const instrument = bySymbol[trade.symbol]
  const order = place(
    { symbol: trade.symbol, side: 'SELL', type: 'MARKET', quantity: trade.openQuantity },
    trade.strategy,
  )
  const pnl =
    (instrument.price - Number(trade.entryPrice)) * Number(trade.quantity) - Number(trade.fees) - Number(order.fees)
  Object.assign(trade, {
    status: 'CLOSED',
    openQuantity: '0',
    exitPrice: show(instrument, instrument.price),
    exitReason: reason,
    realizedPnl: plain(pnl),
    unrealizedPnl: null,
    closedAt: iso(),
    fees: plain(Number(trade.fees) + Number(order.fees)),
  })
  push('trades', [trade])
  return trade
}

const preferences = new Map()
async function preference(request, response, name) {
  if (request.method === 'GET') return send(response, 200, [...preferences.values()])
  const { version, document } = await read(request)
  if (version !== (preferences.get(name)?.version ?? 0))
    return problem(response, 412, 'precondition-failed', 'It was changed meanwhile', '')
  preferences.set(name, { name, version: version + 1, document, changedTime: iso() })
  return send(response, 200, preferences.get(name))
}

/** What the gate would say, as far as a screen needs it: money, the least value, and the kill switch. */
function preview(request) {
  const order = request.orders?.[0] ?? request
  const instrument = bySymbol[order.symbol]
  const nothing = {
    worstPrice: null,
    worstCost: null,
    worstFee: null,
    feePercent: null,
    reserved: null,
    reservedAsset: null,
  }
  const refused = (pointer, code, detail, more = {}) => ({
    passes: false,
    refusal: { pointer: `${request.orders ? '/orders/0' : ''}${pointer}`, code, detail, ...more },
    ...nothing,
    reduces: false,
    usesOverride: false,
  })
  if (risky.killSwitches.some((one) => one.scope === 'GLOBAL'))
    return refused('', 'KILL_SWITCH_ENGAGED', 'A kill switch is engaged; nothing passes until it is armed again.')
  const worst = Number(order.limitPrice ?? instrument.price * (order.side === 'BUY' ? 1.05 : 0.95))
  const cost = worst * Number(order.quantity)
  const isBuy = order.side === 'BUY'
  const free = isBuy ? Number(account().balances[0].free) : (held[order.symbol]?.quantity ?? 0)
  const needed = isBuy ? cost * 1.001 : Number(order.quantity)
  if (needed > free) {
    const lots = isBuy ? free / (worst * 1.001) : free
    return refused(
      '/quantity',
      'BALANCE_INSUFFICIENT',
      `It needs ${plain(needed)}; not more than ${plain(free)} is free.`,
      {
        measured: plain(needed),
        limit: plain(free),
        ...(lots > 0
          ? {
              wouldPass: (Math.floor(lots / Number(instrument.lotSize)) * Number(instrument.lotSize)).toFixed(
                instrument.quantityDecimals,
              ),
            }
          : {}),
      },
    )
  }
  return {
    passes: true,
    refusal: null,
    worstPrice: show(instrument, worst),
    worstCost: plain(cost),
    worstFee: plain(cost * 0.001),
    feePercent: '0.1',
    reserved: plain(needed),
    reservedAsset: isBuy ? 'USDT' : instrument.base,
    reduces: false,
    usesOverride: false,
  }
}

const whole = (name, text, defaultValue, from = 1, to = 1000) => ({
  name,
  text,
  defaultValue,
  from,
  to,
  step: 1,
  whole: true,
})
const output = (name, title, pane, shape = 'LINE') => ({ name, title, pane, shape })
const indicators = [
  ['sma', 'Simple moving average', 'AVERAGE', [whole('period', 'bars', 20)], [output('value', 'SMA', 'PRICE')]],
  ['ema', 'Exponential moving average', 'AVERAGE', [whole('period', 'bars', 20)], [output('value', 'EMA', 'PRICE')]],
  [
    'bollinger',
    'Bollinger bands',
    'VOLATILITY',
    [whole('period', 'bars', 20), { ...whole('width', 'standard deviations', 2, 0.1, 10), step: 0.1, whole: false }],
    [
      output('value', 'Middle', 'PRICE'),
      output('upper', 'Upper', 'PRICE', 'BAND'),
      output('lower', 'Lower', 'PRICE', 'BAND'),
    ],
  ],
  ['rsi', 'Relative strength index', 'MOMENTUM', [whole('period', 'bars', 14)], [output('value', 'RSI', 'OWN')]],
  [
    'macd',
    'Moving average convergence divergence',
    'MOMENTUM',
    [whole('fast', 'bars', 12), whole('slow', 'bars', 26), whole('signal', 'bars', 9)],
    [
      output('value', 'MACD', 'OWN'),
      output('signal', 'Signal', 'OWN'),
      output('histogram', 'Histogram', 'OWN', 'HISTOGRAM'),
    ],
  ],
].map(([name, title, group, parameters, outputs]) => ({
  name,
  title,
  group,
  parameters,
  outputs,
  readyBars: 20,
  warmUpBars: 280,
  cumulative: false,
}))
function averages(values, period) {
  let before
  return values.map((value) => (before = before === undefined ? value : before + (value - before) * (2 / (period + 1))))
}
function indicatorValues(name, query) {
  const instrument = bySymbol[query.get('symbol')]
  const frame = query.get('frame') ?? '1m'
  const limit = Number(query.get('limit') ?? 500)
  const settings = Object.fromEntries((query.get('settings') ?? '').split(',').map((part) => part.split(':')))
  const { parameters } = indicators.find((each) => each.name === name)
  const set = (key) => Number(settings[key] ?? parameters.find((each) => each.name === key).defaultValue)
  const to = query.has('to') ? Number(query.get('to')) - 1 : Date.now()
  const bars = history(instrument, frame, to, limit + 200)
  const closes = bars.map((each) => Number(each.close))
  const window = (index, period) => closes.slice(Math.max(0, index - period + 1), index + 1)
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
  const byName = {
    sma: () => [closes.map((_, index) => mean(window(index, set('period'))))],
    ema: () => [averages(closes, set('period'))],
    bollinger: () => {
      const middle = closes.map((_, index) => mean(window(index, set('period'))))
      const away = closes.map((_, index) => {
        const values = window(index, set('period'))
        return set('width') * Math.sqrt(mean(values.map((value) => (value - middle[index]) ** 2)))
      })
      return [
        middle,
        middle.map((value, index) => value + away[index]),
        middle.map((value, index) => value - away[index]),
      ]
    },
    rsi: () => {
      const changes = closes.map((close, index) => close - (closes[index - 1] ?? close))
      const up = averages(
        changes.map((change) => Math.max(0, change)),
        2 * set('period') - 1,
      )
      const down = averages(
        changes.map((change) => Math.max(0, -change)),
        2 * set('period') - 1,
      )
      return [up.map((value, index) => 100 - 100 / (1 + value / (down[index] || 1e-9)))]
    },
    macd: () => {
      const slow = averages(closes, set('slow'))
      const line = averages(closes, set('fast')).map((value, index) => value - slow[index])
      const signal = averages(line, set('signal'))
      return [line, signal, line.map((value, index) => value - signal[index])]
    },
  }
  const { outputs } = indicators.find((each) => each.name === name)
  const values = byName[name]()
  return {
    name,
    symbol: instrument.symbol,
    frame,
    times: bars.slice(-limit).map((each) => each.time),
    series: outputs.map((each, index) => ({ output: each.name, values: values[index].slice(-limit) })),
  }
}

const started = Date.now()
const services = () =>
  ['postgres', 'redis', 'gateway', 'orchestrator', 'api', 'dashboard'].map((name, index) => ({
    name,
    pid: index < 2 ? 4711 + index : process.pid,
    status: index === 3 && process.env.FAILED === '1' ? 'failed' : 'running',
    startTime: iso(started + index * 300),
    restartCount: index === 3 && process.env.FAILED === '1' ? 3 : 0,
    lastError: index === 3 && process.env.FAILED === '1' ? 'the strategy thread ended: out of memory' : null,
    healthStatus: index === 3 && process.env.FAILED === '1' ? 'unhealthy' : 'healthy',
    lastHealthCheck: iso(),
    startMillis: [1240, 118, 61, 12, 402, 3][index],
  }))
const parameter = (name, text, value, [from, to, step], live = true) => ({
  name,
  text,
  value,
  defaultValue: value,
  from,
  to,
  step,
  whole: !step.includes('.'),
  live,
})
const strategies = () => [
  {
    name: 'ema-cross',
    version: '1',
    symbol: 'BTCUSDT',
    frame: '1m',
    status: stopped.has('ema-cross') ? 'STOPPED' : 'RUNNING',
    statusReason: '',
    description: 'Buys when the fast average crosses above the slow one, sells when it crosses back.',
    parameters: [
      parameter('fast', 'bars of the fast average', '20', ['2', '500', '1']),
      parameter('slow', 'bars of the slow average', '50', ['3', '1000', '1']),
      parameter('stopRanges', 'the stop, in average true ranges', '3', ['0.5', '20', '0.5']),
    ],
    sizing: { kind: 'RISK', percent: '0.25' },
    vetoPercent: 70,
    barsSeen: 1210,
    slowestMicros: 340,
    openTrades: openTrades().filter((trade) => trade.strategy === 'ema-cross').length,
    openOrders: 0,
    closedTrades: 14,
    realizedPnl: '182.41',
    lastSignal: {
      time: iso(Date.now() - 65000),
      text: 'the average of 20 bars (60,012.4) rose above that of 50 (60,008.9); the stop is 3 average ranges below',
    },
  },
  {
    name: 'grid',
    version: '1',
    symbol: 'ETHUSDT',
    frame: '1m',
    status: 'DISABLED',
    statusReason: 'order flood: more than 60 entries in a minute',
    description: 'Buys at levels below the price and sells each one level higher.',
    parameters: [parameter('levels', 'orders on each side', '5', ['1', '20', '1'], false)],
    sizing: { kind: 'EQUITY_SHARE', percent: '2' },
    vetoPercent: null,
    barsSeen: 310,
    slowestMicros: 4120,
    openTrades: 2,
    openOrders: 3,
    closedTrades: 31,
    realizedPnl: '12.9',
    lastSignal: null,
  },
  {
    name: 'rsi-reversion',
    version: '1',
    symbol: 'ETHUSDT',
    frame: '1m',
    status: stopped.has('rsi-reversion') ? 'STOPPED' : 'RUNNING',
    statusReason: '',
    description: 'Buys when the 14-bar RSI turns up from below 30 and sells above 55.',
    parameters: [],
    sizing: { kind: 'RISK', percent: '0.25' },
    vetoPercent: null,
    barsSeen: 1210,
    slowestMicros: 120,
    openTrades: 0,
    openOrders: 0,
    closedTrades: 9,
    realizedPnl: '-21.07',
    lastSignal: null,
  },
]
const stopped = new Set()
const outcomes = ['SENT', 'VETOED', 'DENIED', 'SENT', 'TOO_SMALL', 'SENT']
const decisions = outcomes.map((outcome, index) => ({
  id: `ema-cross:BTCUSDT:20261126T12${10 + index}`,
  time: iso(Date.now() - 65_000 - index * 900_000),
  strategy: index === 3 ? 'rsi-reversion' : 'ema-cross',
  version: '1',
  symbol: 'BTCUSDT',
  action: index === 5 ? 'EXIT' : 'ENTER',
  outcome,
  side: index === 5 ? 'SELL' : 'BUY',
  quantity: '0.04166',
  price: '60012.4',
  stopLossPrice: '59871.2',
  takeProfitPrice: '60294.8',
  confidence: 1,
  clientOrderId: null,
  tradeId: null,
  reason: 'the average of 20 bars (60,012.4) rose above that of 50 (60,008.9); the stop is 3 average ranges below',
  detail:
    {
      VETOED: 'the analyst says SELL with a confidence of 75 %',
      DENIED: 'the account may risk 25000, with this it would be 27140.2',
      TOO_SMALL: '0.25 % of 980 USDT is below the least value of an order',
    }[outcome] ?? '',
  words: 'ema-cross wanted to buy BTCUSDT.',
  sizing: '0.25 % of the equity 100000 USDT at risk over 141.2 to the stop is 0.04166 BTC',
  values: { fast: 6001240.1, slow: 6000890.4, range: 4706.6 },
  patterns: [],
  opinion:
    index === 1
      ? {
          id: 'r',
          time: iso(),
          view: 'SELL',
          confidence: 0.75,
          reasons: ['The trend is down.', 'The RSI of 41 shows that sellers are stronger.'],
        }
      : null,
  parameters: { fast: '20', slow: '50', stopRanges: '3' },
}))
const frameMillis = { '1m': 60_000, '5m': 300_000, '15m': 900_000, '1h': 3_600_000, '4h': 14_400_000, '1d': 86_400_000 }
const evidence = (title, group, side, sampleSize, rate, verdict) => ({
  kind: title.toUpperCase().replaceAll(' ', '_'),
  title,
  group,
  side,
  asOf: iso(),
  sightings: sampleSize + 3,
  open: 3,
  sampleSize,
  hits: Math.round(sampleSize * rate),
  stops: sampleSize - Math.round(sampleSize * rate),
  expired: 0,
  hitRate: sampleSize ? { value: rate, low: rate - 0.06, high: rate + 0.07 } : { value: null, low: null, high: null },
  expectancyR: sampleSize
    ? { value: rate * 3 - 1.1, low: rate * 3 - 1.4, high: rate * 3 - 0.8 }
    : { value: null, low: null, high: null },
  expectancyPercent: { value: null, low: null, high: null },
  medianBars: sampleSize ? 7 : 0,
  horizonBars: 20,
  chanceHitRate: sampleSize ? 0.337 : null,
  chanceExpectancyR: null,
  verdict,
})
const evidenceRows = [
  evidence('Marubozu', 'CANDLESTICK', 'BULLISH', 212, 0.33, 'NO_BETTER_THAN_CHANCE'),
  evidence('Marubozu', 'CANDLESTICK', 'BEARISH', 198, 0.31, 'NO_BETTER_THAN_CHANCE'),
  evidence('Hammer', 'CANDLESTICK', 'BULLISH', 88, 0.47, 'BETTER_THAN_CHANCE'),
  evidence('Doji', 'CANDLESTICK', 'NEUTRAL', 0, 0, 'TOO_FEW'),
  evidence('Engulfing', 'CANDLESTICK', 'BEARISH', 640, 0.24, 'WORSE_THAN_CHANCE'),
  evidence('Double top', 'REVERSAL', 'BEARISH', 12, 0.5, 'TOO_FEW'),
  evidence('Channel up', 'LINES', 'NEUTRAL', 41, 0.35, 'NO_BETTER_THAN_CHANCE'),
]
function sightings(instrument, frame) {
  const bars = history(instrument, frame, Date.now(), 110)
  const at = (back) => bars[bars.length - 1 - back]
  const seen = (row, back, part) => ({
    id: `${row.kind}-${instrument.symbol}-${frame}-${back}`,
    time: iso(at(back).time + frameMillis[frame]),
    symbol: instrument.symbol,
    frame,
    kind: row.kind,
    title: row.title,
    group: row.group,
    side: row.side,
    status: 'CONFIRMED',
    confidence: 0.82,
    startTime: at(back).time,
    barTime: at(back).time,
    close: at(back).close,
    target: at(back).high,
    invalidation: at(back).low,
    text: `${row.title}, complete at ${at(back).close}. A long body without shadows: one side from the first price to the last. The shape fits 82 %. 70 of 212 earlier ones reached the target first (33 %, 95 % interval 27 % to 40 %); entries at every bar: 34 %: no better than chance. After costs -0.11 R each.`,
    points: [{ role: 'SIGNAL', time: at(back).time, price: at(back).low }],
    lines: [],
    evidence: row,
    ...part,
  })
  const line = (role, price) => ({
    role,
    fromTime: at(70).time,
    fromPrice: at(70)[price],
    toTime: at(4).time,
    toPrice: at(4)[price],
  })
  const [marubozu, falling, hammer, doji, engulfing, top, channel] = evidenceRows
  return [
    seen(channel, 4, {
      status: 'FORMING',
      target: null,
      invalidation: null,
      points: [{ role: 'UPPER_TOUCH', time: at(9).time, price: at(9).high }],
      lines: [line('UPPER', 'high'), line('LOWER', 'low')],
    }),
    seen(marubozu, 6, {}),
    seen(doji, 8, { target: null, invalidation: null }),
    seen(top, 20, {
      status: 'TARGET_REACHED',
      points: [{ role: 'TOP', time: at(30).time, price: at(30).high }],
      lines: [
        { role: 'NECKLINE', fromTime: at(60).time, fromPrice: at(45).low, toTime: at(20).time, toPrice: at(45).low },
      ],
    }),
    seen(hammer, 24, {}),
    seen(engulfing, 33, {}),
    seen(falling, 33, {}),
  ]
}
const explained = (decision) => ({
  decision,
  explanation: [
    `${decision.strategy} wanted to buy 0.04166 BTCUSDT at 60012.4, with a stop at 59871.2, with a target at 60294.8, at ${decision.time}.`,
    `Its reason: ${decision.reason}.`,
    'It looked at (prices in ticks of 0.01): fast = 6001240.1, slow = 6000890.4, range = 4706.6.',
    'The analyst was not asked, or had no opinion yet.',
    `The quantity came about like this: ${decision.sizing}.`,
    'The account was worth 100000 with 61000 free, and the strategy held 0 BTC.',
    `What became of it: ${decision.outcome} ${decision.detail}.`,
  ],
})
const answered = (part) => ({
  time: iso(Date.now() - 120_000),
  strategy: 'analyst-follower',
  symbol: 'BTCUSDT',
  frame: '15m',
  id: 'o-1',
  source: 'qwen3:14b',
  action: 'BUY',
  confidence: 0.7,
  reasons: ['The fast average is above the slow one, which climbs.', 'Volume confirms the move.'],
  horizonBars: 10,
  invalidationPrice: '59871.2',
  flags: ['TRAINING_CUT_OFF_UNKNOWN'],
  failure: null,
  cost: '0.0012',
  tokens: 3120,
  ...part,
})
const analyst = () => ({
  provider: 'openai',
  model: 'qwen3:14b',
  breaker: 'CLOSED',
  waiting: 0,
  calls: 41,
  fallBacks: 2,
  cost: '0.0492',
  budget: {
    dayStart: iso(Date.now() - 40_000_000),
    spent: '1.72',
    reserved: '0.01',
    dayLimit: '2',
    tokens: 128_400,
    dayTokens: 1_000_000,
    strategyDayLimit: '2',
    strategyDayTokens: 250_000,
    callLimit: '0.1',
    callTokens: 32_000,
    callsUnderWay: 1,
    callsInLastMinute: 2,
    callsPerMinute: 6,
    strategies: [{ strategy: 'analyst-follower', spent: '0.5', tokens: 128_400 }],
  },
  answers: [
    answered({}),
    answered({
      id: 'r-2',
      source: 'rules',
      action: 'HOLD',
      confidence: 0.25,
      reasons: ['With +1.0 points in all no side is strong enough: the rules would wait.'],
      flags: ['FALL_BACK'],
      failure: { code: 'DEADLINE_PASSED', text: 'no whole answer within 20 s' },
    }),
    answered({
      id: null,
      source: null,
      action: null,
      confidence: null,
      reasons: [],
      flags: [],
      failure: { code: 'BUDGET_CALL_RATE', text: 'calls=6 limit=6' },
    }),
  ],
})
const sourceText = Array.from({ length: 60 }, (_, index) =>
  index === 41
    ? '        int bars = "20"; // wrong on purpose'
    : index === 0
      ? 'package strategies;'
      : index % 9 === 3
        ? `    void part${index}() {`
        : index % 9 === 8
          ? '    }'
          : `        double value${index} = price(${index});`,
).join('\n')
const files = [
  {
    file: 'BuyTheDip.java',
    name: 'buy-the-dip',
    version: '5f3a90c1d2e4',
    compiles: false,
    problems: ['BuyTheDip.java:42:17: error: Type mismatch: cannot convert from String to int'],
    marks: [],
    check: 'the same 12 decisions with every future and every past',
    time: iso(),
  },
]
const rules = {
  provider: 'rules',
  model: null,
  breaker: null,
  waiting: 0,
  calls: 0,
  fallBacks: 0,
  cost: '0',
  budget: null,
  answers: [],
}

// ---------------------------------------------------------------- risk
const risky = {
  state: 'ACTIVE',
  reason: 'MANUAL',
  text: '',
  by: '',
  version: 1,
  locks: [],
  denials: [],
  killSwitches: [],
  history: [],
  protections: [
    { kind: 'STOP_LOSS_GUARD', scope: 'PAIR', lookback: '1h', lock: '1h', trades: 3, thresholdPercent: null },
    { kind: 'MAX_DRAWDOWN', scope: 'ALL', lookback: '1d', lock: '4h', trades: null, thresholdPercent: '8' },
    { kind: 'COOLDOWN', scope: 'PAIR_SIDE', lookback: null, lock: '30s', trades: null, thresholdPercent: null },
  ],
  limits: {
    maximumOrderNotional: '80000',
    maximumOrderLots: null,
    collarPercent: '5',
    maximumReferenceAge: '30s',
    instrumentNotional: '40000',
    strategyNotional: '25000',
    accountNotional: '150000',
    leverage: null,
    openOrders: 200,
    dailyLoss: '5000',
    drawdownPercent: '20',
    messages: 50,
    messageSpan: '1s',
    cancelReserve: 10,
    duplicateSpan: '500ms',
    executions: 100,
    executionSpan: '10s',
  },
}
function risk() {
  const { limits } = risky
  const worth = Number(account().equity)
  const values = positions().map((position) => Number(position.marketValue))
  const share = (used, limit) => (limit === null ? null : plain((used / Number(limit)) * 100))
  const usage = (name, used, of = null) => ({
    name,
    used: plain(used),
    limit: limits[name] === null ? null : String(limits[name]),
    percent: share(used, limits[name]),
    of,
  })
  const total = values.reduce((sum, value) => sum + value, 0)
  const [largest] = positions().toSorted((a, b) => Number(b.marketValue) - Number(a.marketValue))
  return {
    account: 1,
    state: risky.state,
    reason: risky.reason,
    text: risky.text,
    by: risky.by,
    equity: {
      asset: 'USDT',
      equity: plain(worth),
      peak: '100420',
      dayStart: '100180',
      drawdown: plain(Math.max(0, 100420 - worth)),
      drawdownPercent: plain(Math.max(0, (100420 - worth) / 1004.2)),
      dayPnl: plain(worth - 100180),
      time: iso(),
    },
    limits,
    limitsVersion: `v${risky.version}`,
    usage: [
      usage('instrumentNotional', Math.max(0, ...values) * 2, largest?.symbol),
      usage('strategyNotional', Math.max(0, ...values) * 1.5, 'ema-cross'),
      usage('accountNotional', total),
      usage('leverage', total / worth),
      usage('openOrders', book.orders.filter(open).length),
      usage('messages', 3),
      usage('executions', 12, 'ema-cross'),
      usage('dailyLoss', Math.max(0, 100180 - worth)),
      usage('drawdownPercent', Math.max(0, (100420 - worth) / 1004.2)),
    ],
    locks: risky.locks,
    protections: risky.protections,
    permissions: [{ strategy: 'grid', symbols: ['BTCUSDT', 'ETHUSDT'], reason: 'tested on these', by: 'owner' }],
    overrides: [],
    deadManSwitch: null,
    killSwitches: risky.killSwitches,
    sequence,
  }
}
function refuse(code, words, part = {}) {
  const denial = {
    sequence: ++sequence,
    time: iso(),
    code,
    symbol: 'BTCUSDT',
    clientOrderId: null,
    strategy: null,
    orderId: null,
    words,
    field: 'quantity',
    measured: null,
    limit: null,
    wouldPass: null,
    ...part,
  }
  risky.denials.unshift(denial)
  push('denials', [denial])
}
function noteSwitch(engaged, { scope, target = null, reason }) {
  risky.history.unshift({ sequence: ++sequence, time: iso(), engaged, scope, target, reason, by: 'owner' })
}
const empties = (value) => typeof value !== 'string' || value.trim() === ''

async function riskApi(request, response, url) {
  const [, , resource, part, id] = url.pathname.split('/')
  const route = `${request.method} ${resource}${part ? `/${part}` : ''}`
  if (route === 'GET risk') return send(response, 200, risk())
  if (route === 'GET risk/denials') return send(response, 200, { sequence, denials: risky.denials })
  if (route === 'GET risk/history')
    return send(response, 200, {
      denials: [],
      states: [],
      killSwitches: risky.history,
      permissions: [],
      overrides: [],
      deadManSwitches: [],
    })
  if (route === 'GET kill-switch')
    return send(response, 200, { engaged: risky.killSwitches.length > 0, killSwitches: risky.killSwitches })
  const body = request.method === 'DELETE' ? { reason: url.searchParams.get('reason') } : await read(request)
  if (route !== 'PUT risk/protections' && empties(body.reason))
    return problem(response, 422, 'required', 'A field is missing', 'reason is required.', [
      { pointer: '/reason', code: 'REQUIRED', detail: 'reason is required.' },
    ])
  const answer = (status, value) => {
    push('risk', risk())
    return send(response, status, value ?? risk())
  }
  const isIt = (one) => one.scope === body.scope && one.target === (body.target ?? null)
  switch (route) {
    case 'PUT risk/state':
      Object.assign(risky, { state: body.state, reason: 'MANUAL', text: body.reason, by: 'owner' })
      return answer(200)
    case 'PUT risk/limits': {
      if (request.headers['if-match'] !== `"v${risky.version}"`)
        return problem(response, 412, 'precondition-failed', 'It was changed by somebody else meanwhile', 'Read again.')
      const { reason, ...limits } = body
      Object.assign(risky, { limits, version: risky.version + 1 })
      return answer(200)
    }
    case 'PUT risk/protections':
      risky.protections = body.protections.map((one) => ({
        lookback: null,
        trades: null,
        thresholdPercent: null,
        ...one,
      }))
      return answer(200)
    case 'POST risk/locks': {
      const lock = {
        lockId: ++ids,
        symbol: body.symbol ?? null,
        side: body.side ?? null,
        since: iso(),
        until: iso(Date.now() + body.minutes * 60_000),
        reason: body.reason,
      }
      risky.locks = [...risky.locks, lock]
      return answer(201, lock)
    }
    case 'DELETE risk/locks':
      risky.locks = risky.locks.filter((lock) => String(lock.lockId) !== id)
      push('risk', risk())
      response.writeHead(204)
      return response.end()
    case 'POST kill-switch': {
      if (!risky.killSwitches.some(isIt)) {
        const engaged = {
          scope: body.scope,
          target: body.target ?? null,
          reason: body.reason,
          by: 'owner',
          since: iso(),
        }
        risky.killSwitches = [...risky.killSwitches, engaged]
        noteSwitch(true, engaged)
      }
      const hit = book.orders
        .filter(open)
        .filter((order) => body.scope !== 'INSTRUMENT' || order.symbol === body.target)
      if (body.cancelOrders !== false) cancel(hit)
      return answer(200, { canceled: body.cancelOrders === false ? 0 : hit.length, killSwitches: risky.killSwitches })
    }
    case 'POST kill-switch/rearm': {
      const rearmed = risky.killSwitches.some(isIt)
      risky.killSwitches = risky.killSwitches.filter((one) => !isIt(one))
      if (rearmed) noteSwitch(false, body)
      return answer(200, { rearmed, killSwitches: risky.killSwitches })
    }
    default:
      return problem(response, 404, 'not-found', 'There is nothing here', url.pathname)
  }
}

// ---------------------------------------------------------------- HTTP
const problem = (response, status, slug, title, detail, errors) =>
  send(
    response,
    status,
    {
      type: `/problems/${slug}`,
      title,
      status,
      detail,
      instance: 'urn:req:1',
      code: slug.toUpperCase(),
      ...(errors ? { errors } : {}),
    },
    'application/problem+json',
  )
function send(response, status, body, type = 'application/json') {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
const day = (number) => new Date(Date.now() + number * 86_400_000).toISOString()
const person = (name, role, more) => ({
  name,
  role,
  local: false,
  hasPassword: true,
  disabled: false,
  created: day(-40),
  passwordSet: day(-40),
  ...more,
})
const users = [
  person('owner', 'ADMIN', { local: true }),
  person('tom', 'TRADER', {}),
  person('vera', 'VIEWER', { disabled: true }),
]
const seat = (id, user, current, userAgent) => ({
  id,
  user,
  current,
  began: day(-0.2),
  lastUsed: day(0),
  ends: day(0.3),
  address: '127.0.0.1',
  userAgent,
})
const sessions = [seat('a', 'owner', true, 'Firefox'), seat('b', 'tom', false, 'Chromium')]
const tokens = [
  {
    id: '1f',
    label: 'grafana',
    user: 'owner',
    scope: 'read',
    account: null,
    networks: ['10.0.0.0/8'],
    created: day(-9),
    expiresAt: day(81),
    lastUsed: day(-0.1),
  },
]
const loggedIn = (request) => (request.headers.cookie ?? '').includes('trading_session=mock')

async function read(request) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text ? JSON.parse(text) : {}
}

async function api(request, response, url) {
  const [, , resource, id, verb] = url.pathname.split('/')
  const query = url.searchParams
  const bySymbolParameter = (row) => !query.get('symbol') || row.symbol === query.get('symbol')
  const limit = Number(query.get('limit') ?? 100)
  const route = `${request.method} ${resource}`
  if (route === 'GET session')
    return send(response, 200, {
      authenticated: loggedIn(request),
      user: 'owner',
      role: 'ADMIN',
      authMode: 'session',
      hasPassword: true,
      confirmed: true,
      mode: 'PAPER',
      version: '0.1.0',
      feed:
        process.env.REPLAY === '1'
          ? { kind: 'replay', detail: 'BTCUSDT-1m-2022-01.csv at 60x', progress: 0.42 }
          : { kind: 'simulated', detail: 'seed 42' },
    })
  if (route === 'GET auth') return send(response, 200, { passwords: true, links: true })
  if (!loggedIn(request))
    return problem(response, 401, 'unauthorized', 'Log in first', 'Open the link that trading printed when it started.')
  if (route === 'DELETE session') {
    response.setHeader('set-cookie', 'trading_session=; Path=/; Max-Age=0')
    return send(response, 200, {})
  }
  if (route === 'GET users') return send(response, 200, users)
  if (route === 'GET sessions') return send(response, 200, sessions)
  if (route === 'GET tokens') return send(response, 200, tokens)
  if (route === 'GET instruments')
    return send(
      response,
      200,
      instruments.map(({ price, drift, bars, book: levels, ...rest }) => rest),
    )
  if (resource === 'risk' || resource === 'kill-switch') return riskApi(request, response, url)
  if (route === 'GET accounts')
    return send(
      response,
      200,
      ['demo', 'slow fills'].map((name, index) => ({
        id: index === 0 ? 1 : 1000,
        name,
        own: index === 0,
        makerFeePpm: 1000,
        takerFeePpm: 1000,
        state: risky.state,
        equity: account().equity,
      })),
    )
  if (route === 'GET account') return send(response, 200, account())
  if (route === 'GET positions') return send(response, 200, { sequence, positions: positions() })
  if (route === 'GET fills')
    return send(response, 200, { sequence, fills: book.fills.filter(bySymbolParameter).slice(0, limit) })
  if (route === 'GET depth') return send(response, 200, depth(bySymbol[id]))
  const body = ['settings', 'secrets', 'backups'].includes(resource) ? await read(request) : undefined
  const operated = operation(request.method, url, body)
  if (operated?.[0] === 204) return response.writeHead(204).end()
  if (operated) return send(response, ...operated)
  const answer = past(request.method, url.pathname)
  if (answer) return send(response, ...answer)
  if (route === 'GET strategies') return send(response, 200, empty ? [] : strategies())
  if (resource === 'strategies' && request.method === 'POST') {
    if (url.pathname.endsWith('/stop')) stopped.add(id)
    else stopped.delete(id)
    push('strategies', strategies())
    return send(response, 200, strategies())
  }
  if (resource === 'strategies' && request.method === 'PATCH') return send(response, 200, strategies())
  if (route === 'GET strategy-files' && id) return send(response, 200, { file: id, text: sourceText })
  if (route === 'GET strategy-files') return send(response, 200, empty ? [] : files)
  if (route === 'GET analyst') return send(response, 200, empty ? rules : analyst())
  if (resource === 'decisions')
    return id
      ? send(response, 200, explained(decisions.find((one) => one.id === decodeURIComponent(id))))
      : send(response, 200, {
          decisions: empty
            ? []
            : decisions
                .filter(bySymbolParameter)
                .filter((one) => !query.get('outcome') || one.outcome === query.get('outcome'))
                .filter((one) => !query.get('strategy') || one.strategy === query.get('strategy')),
        })
  if (route === 'GET patterns' && id === 'evidence') {
    const rows = empty ? [] : evidenceRows
    const [symbol, frame] = [query.get('symbol'), query.get('frame') ?? '1m']
    return send(response, 200, { symbol, frame, asOf: iso(), bars: empty ? 0 : 20_000, rows })
  }
  if (route === 'GET patterns') {
    const frame = query.get('frame') ?? '1m'
    const seen = empty ? [] : sightings(bySymbol[query.get('symbol') ?? 'BTCUSDT'], frame)
    return send(
      response,
      200,
      seen.filter((one) => !query.get('status') || one.status === query.get('status')),
    )
  }
  if (resource === 'preferences') return preference(request, response, id)
  if (url.pathname === '/api/alerts/channels')
    return send(response, 200, [{ channel: 'webhook', least: 'WARNING', failure: null }])
  if (url.pathname === '/api/alerts/test') return send(response, 200, { channel: 'webhook', taken: true, reason: null })
  if (route === 'GET alerts') return send(response, 200, alerts)
  if (resource === 'alerts' && request.method === 'POST') {
    const alert = alerts.find((one) => String(one.id) === id)
    if (!alert) return problem(response, 404, 'not-found', 'There is no such thing')
    Object.assign(alert, { acknowledgedBy: 'owner', acknowledgedTime: iso() })
    push('alerts', alerts)
    return send(response, 200, alert)
  }
  if (route === 'GET services') return send(response, 200, services())
  if (route === 'GET bars') {
    const frame = query.get('frame')
    const instrument = bySymbol[query.get('symbol')]
    const to = Number(query.get('to') ?? Date.now() + 1) - 1
    const bars = history(instrument, frame, to, limit)
    const last = bars.at(-1)
    if (last && last.time === liveBar(instrument, frame).time) bars[bars.length - 1] = shownBar(instrument, frame)
    return send(response, 200, { symbol: instrument.symbol, frame, bars })
  }
  if (['POST', 'PUT', 'PATCH'].includes(request.method) && request.headers['content-type'] !== 'application/json')
    return problem(response, 415, 'unsupported-media-type', 'The body must be application/json')
  const isStopped = risky.killSwitches.find((one) => one.scope === 'GLOBAL')
  if (url.pathname.endsWith('/preview')) return send(response, 200, preview(await read(request)))
  if (resource === 'indicators') {
    if (!id) return send(response, 200, indicators)
    return send(response, 200, indicatorValues(id, url.searchParams))
  }
  if (isStopped && request.method === 'POST' && /^order/.test(resource)) {
    const words = `A kill switch is engaged since ${isStopped.since}; nothing passes until it is armed again.`
    refuse('KILL_SWITCH_ENGAGED', words, { field: null, measured: isStopped.since })
    return problem(response, 409, 'kill-switch', 'A kill switch is engaged', words, [
      { pointer: '', code: 'KILL_SWITCH_ENGAGED', detail: words, measured: isStopped.since },
    ])
  }
  if (route === 'POST order-lists') return send(response, 201, placeList(await read(request)))
  if (resource === 'orders') {
    const order = book.orders.find((candidate) => String(candidate.orderId) === id)
    if (request.method === 'GET')
      return send(response, 200, {
        sequence,
        orders: book.orders
          .filter(bySymbolParameter)
          .filter((row) => query.get('status') === 'all' || open(row) === (query.get('status') !== 'closed'))
          .slice(0, limit),
      })
    if (request.method === 'DELETE') {
      const gone = id ? [order].filter(Boolean) : book.orders.filter(open).filter(bySymbolParameter)
      cancel(gone)
      return id ? send(response, 200, order) : send(response, 200, { canceled: gone.length })
    }
    const body = await read(request)
    if (request.method === 'PATCH') {
      Object.assign(order, body, { updatedAt: iso(), leavesQuantity: body.quantity ?? order.leavesQuantity })
      push('orders', [order])
      return send(response, 200, order)
    }
    const { price } = bySymbol[body.symbol]
    const value = Number(body.quantity) * price
    const most = risky.limits.maximumOrderNotional
    if (most !== null && value > Number(most)) {
      const figures = {
        measured: plain(value),
        limit: most,
        wouldPass: (Number(most) / price - 0.00001).toFixed(bySymbol[body.symbol].quantityDecimals),
      }
      const words = `The order's value ${figures.measured} is above the account's limit for one order, ${most}. ${figures.wouldPass} would have passed.`
      refuse('ORDER_VALUE_ABOVE_LIMIT', words, { symbol: body.symbol, ...figures })
      return problem(response, 422, 'risk-limit', 'The order is above a limit of the account', words, [
        { pointer: '/quantity', code: 'ORDER_VALUE_ABOVE_LIMIT', detail: words, ...figures },
      ])
    }
    return send(response, 201, place(body))
  }
  if (resource === 'trades') {
    const trade = book.trades.find((candidate) => String(candidate.id) === id)
    if (verb === 'close') return send(response, 200, close(trade))
    const status = query.get('status')
    return send(response, 200, {
      sequence,
      trades: book.trades
        .filter(bySymbolParameter)
        .filter((row) => status === 'all' || (status === 'closed' ? row.status === 'CLOSED' : row.status === 'OPEN'))
        .slice(0, limit)
        .map(marked),
    })
  }
  return problem(response, 404, 'not-found', 'There is nothing here', url.pathname)
}

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://x')
  if (url.pathname === '/login') {
    // Each visitor begins with a desk of their own.
    preferences.clear()
    response.writeHead(303, { location: '/', 'set-cookie': 'trading_session=mock; HttpOnly; SameSite=Strict; Path=/' })
    return response.end()
  }
  if (url.pathname === '/metrics') {
    response.writeHead(200, { 'content-type': 'text/plain' })
    return response.end(metrics())
  }
  if (url.pathname.startsWith('/api/'))
    return api(request, response, url).catch((error) =>
      problem(response, 500, 'bug', 'The stand-in failed', error.stack),
    )
  let file = join(root, normalize(url.pathname))
  if (!existsSync(file) || statSync(file).isDirectory()) file = join(root, 'index.html')
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': security,
    'x-content-type-options': 'nosniff',
  })
  createReadStream(file).pipe(response)
})

// ---------------------------------------------------------------- WebSocket
const sockets = new WebSocketServer({ noServer: true })
const clients = new Map()
server.on('upgrade', (request, socket, head) => {
  if (!loggedIn(request)) return socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n')
  sockets.handleUpgrade(request, socket, head, (client) => {
    clients.set(client, new Set())
    client.on('close', () => clients.delete(client))
    client.on('message', (text) => {
      const message = JSON.parse(text)
      if (message.op === 'ping') return client.send('{"type":"pong"}')
      for (const channel of message.channels) {
        if (message.op === 'unsubscribe') clients.get(client).delete(channel)
        else {
          clients.get(client).add(channel)
          client.send(JSON.stringify({ channel, type: 'snapshot', sequence, data: present(channel) }))
        }
      }
    })
  })
})
const alerts = []
function raise(part) {
  const now = iso()
  alerts.unshift({
    id: ++ids,
    severity: 'WARNING',
    firstTime: now,
    since: now,
    lastTime: now,
    endedTime: null,
    count: 1,
    level: 0,
    acknowledgedBy: null,
    acknowledgedTime: null,
    ...part,
  })
  push('alerts', alerts)
}
function present(channel) {
  const [kind, symbol, frame] = channel.split(':')
  const instrument = bySymbol[symbol]
  if (kind === 'quotes') return quote(instrument)
  if (kind === 'tape') return instrument.tape ?? []
  if (kind === 'bars') {
    const bars = [...history(instrument, frame, Date.now(), 300).slice(0, -1), shownBar(instrument, frame)]
    return { symbol, frame, bars }
  }
  if (kind === 'depth') return depth(instrument)
  return {
    orders: () => book.orders.filter(open),
    fills: () => book.fills.slice(0, 50),
    positions,
    trades: openTrades,
    account,
    services,
    risk,
    denials: () => risky.denials,
    alerts: () => alerts,
    strategies: () => (process.env.EMPTY === '1' ? [] : strategies()),
    decisions: () => [],
    patterns: () => [],
  }[kind]()
}
function push(channel, data) {
  sequence++
  // The other account has what the desk's own has.
  for (const [client, channels] of clients)
    for (const name of [channel, `${channel}:1000`])
      if (channels.has(name)) client.send(JSON.stringify({ channel: name, type: 'update', sequence, data }))
}

let turn = 0
// RATE: so many trades of each symbol a second, gathered into frames as the server gathers them, but into more of them.
const rate = Number(process.env.RATE ?? 0)
const turnMillis = rate > 0 ? 20 : 200
const printsATurn = rate > 0 ? Math.round((rate * turnMillis) / 1_000) : 1
setInterval(() => {
  if (process.env.SILENT === '1' && Date.now() - started > 4000) return
  turn++
  for (const instrument of instruments) {
    instrument.drift = instrument.drift * 0.97 + gauss() * 0.00003
    instrument.price *= 1 + instrument.drift + gauss() * 0.00012
    const quantity = size(instrument)
    for (const frame of Object.keys(frames)) {
      const live = liveBar(instrument, frame)
      live.close = instrument.price
      live.high = Math.max(live.high, instrument.price)
      live.low = Math.min(live.low, instrument.price)
      live.volume += Number(quantity)
      push(`bars:${instrument.symbol}:${frame}`, shownBar(instrument, frame))
    }
    const fresh = depth(instrument)
    const before = instrument.book
    instrument.book = fresh
    const gone = (side) =>
      before
        ? before[side]
            .filter(([price]) => !fresh[side].some((level) => level[0] === price))
            .map(([price]) => [price, '0'])
        : []
    push(`depth:${instrument.symbol}`, {
      bids: [...fresh.bids, ...gone('bids')],
      asks: [...fresh.asks, ...gone('asks')],
    })
    push(`quotes:${instrument.symbol}`, quote(instrument))
    const print = {
      price: show(instrument, instrument.price),
      quantity,
      side: instrument.drift + gauss() * 0.00005 > 0 ? 'BUY' : 'SELL',
      time: Date.now(),
    }
    const prints = Array.from({ length: printsATurn }, () => print)
    instrument.tape = [...prints, ...(instrument.tape ?? [])].slice(0, 60)
    push(`tape:${instrument.symbol}`, prints)
  }
  if (turn % Math.round(1_000 / turnMillis) === 0) {
    push('positions', positions())
    push('account', account())
    push('trades', openTrades())
    push('risk', risk())
    push('services', services())
  }
}, turnMillis)

if (!empty) {
  place(
    {
      symbol: 'BTCUSDT',
      side: 'BUY',
      type: 'MARKET',
      quantity: '0.25',
      stopLossPrice: '59400',
      takeProfitPrice: '61200',
    },
    'ema-cross',
  )
  place({ symbol: 'ETHUSDT', side: 'BUY', type: 'MARKET', quantity: '4.2' })
  place({ symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', quantity: '0.1', limitPrice: '59750.00' })
  place({ symbol: 'SOLUSDT', side: 'BUY', type: 'MARKET', quantity: '20' }, 'rsi-reversion')
  placeList({
    contingency: 'BRACKET',
    orders: [
      { symbol: 'ETHUSDT', side: 'BUY', type: 'LIMIT', quantity: '2', limitPrice: '2950.00' },
      { symbol: 'ETHUSDT', side: 'SELL', type: 'LIMIT', quantity: '2', limitPrice: '3200.00' },
      { symbol: 'ETHUSDT', side: 'SELL', type: 'STOP', quantity: '2', stopPrice: '2900.00' },
    ],
  })
  place({
    symbol: 'BTCUSDT',
    side: 'SELL',
    type: 'STOP_LIMIT',
    quantity: '0.1',
    stopPrice: '58000',
    limitPrice: '57990',
  })
  refuse(
    'PRICE_OUTSIDE_COLLAR',
    'The price 70000.00 is beyond 63000.00, the edge of the collar around the market. 63000.00 would have passed.',
    {
      field: 'limitPrice',
      measured: '70000.00',
      limit: '63000.00',
      wouldPass: '63000.00',
    },
  )
  refuse(
    'STRATEGY_EXPOSURE_ABOVE_LIMIT',
    'With it 27140.2 would be at risk by the strategy, above its limit of 25000. 0.21 would have passed.',
    {
      strategy: 'ema-cross',
      measured: '27140.2',
      limit: '25000',
      wouldPass: '0.21',
    },
  )
  risky.locks.push({
    lockId: 7,
    symbol: 'SOLUSDT',
    side: 'BUY',
    since: iso(Date.now() - 600_000),
    until: iso(Date.now() + 3_000_000),
    reason: 'STOP_LOSS_GUARD: 3 stop-loss exits within 1h',
  })
  raise({
    code: 'LIMIT_NEAR',
    subject: 'account 1 dailyLoss',
    text: 'dailyLoss of account 1 is at 82 % of its limit.',
    value: '4100',
    limit: '5000',
    next: 'Reduce what uses the limit, or raise it on the Risk page.',
  })
  raise({
    code: 'ENTRIES_LOCKED',
    subject: 'account 1 lock 7',
    text: 'Entries of account 1 in SOLUSDT are locked: 3 stop-loss exits within 1h',
    value: iso(Date.now() + 3_000_000),
    limit: 'no lock',
    next: 'Entries go on when the lock ends, or when it is taken away on the Risk page.',
    count: 2,
    acknowledgedBy: 'owner',
    acknowledgedTime: iso(),
  })
  const before = { scope: 'STRATEGY', target: 'rsi-reversion' }
  noteSwitch(true, { ...before, reason: '120 executions within 10s' })
  noteSwitch(false, { ...before, reason: 'a replay was running' })
  setTimeout(() => close(book.trades[0], 'SIGNAL'), 1500)
}
server.listen(port, '127.0.0.1', () => console.log(`stand-in on http://127.0.0.1:${port}/login?token=any`))
