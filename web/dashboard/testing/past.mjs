// History and runs for the stand-in: made up, but of the server's own shapes.
const strategies = [
  {
    name: 'ema-cross',
    description: 'Buys when the fast average crosses above the slow one, sells when it crosses back.',
    symbols: ['BTCUSDT', 'ETHUSDT'],
    parameters: [
      ['fast', 'bars of the fast average', '20', '2', '500', '1', true],
      ['slow', 'bars of the slow average', '50', '3', '1000', '1', true],
      ['stopRanges', 'the stop, in average true ranges', '3', '0.5', '20', '0.5', false],
    ].map(([name, description, value, from, to, step, whole]) => ({ name, description, value, from, to, step, whole })),
  },
]
const series = [
  ['BTCUSDT', '1m', 1_051_197, '2022-01-01T00:00:00Z', '2023-12-31T23:59:00Z', 10_813_440, 3, null],
  ['ETHUSDT', '1m', 44_640, '2024-01-01T00:00:00Z', '2024-01-31T23:59:00Z', 467_000, 0, null],
  ['SOLUSDT', '1h', 0, null, null, 0, 0, 'The file is damaged.'],
].map(([symbol, frame, bars, from, last, bytes, missing, problem]) => ({
  symbol,
  frame,
  bars,
  from,
  last,
  bytes,
  missing,
  problem,
}))
const jobs = [
  [5, 'BACKTEST', 'DONE', { fast: '20', slow: '60' }, 1, null, null, [0.052, 0.81, 0.071, 141]],
  [4, 'BACKTEST', 'RUNNING', {}, 0.42, 7, null, null],
  [3, 'OPTIMIZATION', 'DONE', {}, 1, null, null, [0.084, 1.1, 0.06, 212]],
  [2, 'BACKTEST', 'DONE', { fast: '10', slow: '40' }, 1, null, null, [0.031, 0.62, 0.094, 187]],
  [1, 'BACKTEST', 'FAILED', {}, 0.1, null, 'The product stopped before the run was over.', null],
].map(([id, kind, status, settings, progress, secondsLeft, problem, figures]) => ({
  id,
  kind,
  status,
  strategy: 'ema-cross',
  settings,
  symbols: ['BTCUSDT'],
  created: '2024-02-01T10:00:00Z',
  progress,
  secondsLeft,
  problem,
  figures: figures && {
    totalReturn: figures[0],
    sharpe: figures[1],
    maximumDrawdown: figures[2],
    trades: figures[3],
    frame: '1m',
    from: '2022-01-01T00:00:00Z',
    to: '2024-01-01T00:00:00Z',
  },
}))
const iso = (day, hour = 0) => new Date(Date.UTC(2022, 0, 1 + day, hour)).toISOString().replace('.000', '')
const metrics = (totalReturn, sharpe) => ({
  startEquity: 10000,
  endEquity: 10000 * (1 + totalReturn),
  totalReturn,
  annualReturn: totalReturn / 2,
  maximumDrawdown: 0.094,
  calmar: 0.17,
  exposure: 0.31,
  returns: { sharpe, sortino: 0.88 },
  trades: { count: 187, winRate: 0.41, profitFactor: 1.13, fees: 341.2 },
  benchmark: { benchmarkReturn: -0.08 },
  months: Object.fromEntries(
    Array.from({ length: 24 }, (_, month) => [
      `${2022 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
      0.03 * Math.sin(month * 1.7),
    ]),
  ),
})
const run = (better = 0) => ({
  strategy: 'ema-cross',
  hash: better ? '0badcafe' : 'f2ff603af8a5b8f4f3ea59a9188af8d14d9d48c7599a47dd4d032c484ce7d6d9',
  bars: 1_051_197,
  metrics: metrics(0.031 + 0.021 * better, 0.62 + 0.19 * better),
  honesty: {
    probabilisticSharpe: 0.78,
    deflatedSharpe: 0.78,
    randomEntriesProbability: 0.22,
    warnings: [
      'Random entries with the same holding times did as well in 22 % of 1000 draws.',
      '1 trades were still open at the end; they count at the last price.',
    ],
  },
  equity: Array.from({ length: 730 }, (_, day) => ({
    time: iso(day),
    equity: 10_000 + 300 * Math.sin(day / 60 + better) + (0.5 + 0.3 * better) * day + 80 * Math.sin(day * 2.3),
    benchmark: 10_000 - day + 900 * Math.cos(day / 90),
  })),
  trades: Array.from({ length: 40 }, (_, index) => ({
    symbol: 'BTCUSDT',
    side: 'BUY',
    opened: iso(index * 17, 3),
    closed: iso(index * 17, 9),
    entryNotional: 9000,
    fees: 18,
    profit: 60 * Math.sin(index * 2.1),
    exitReason: ['SIGNAL', 'STOP_LOSS', 'TAKE_PROFIT'][index % 3],
  })),
})
const trials = () =>
  ['5', '10', '20']
    .flatMap((fast) => ['40', '60', '80'].map((slow) => ({ fast, slow })))
    .map((settings, index) => ({ settings, metrics: metrics(0.084 - 0.021 * index, 1.1 - 0.2 * index) }))

/** The answer's status and body; undefined when that is nothing of the past. */
export function past(method, path) {
  const [, , resource, id, more] = path.split('/')
  if (method === 'GET' && resource === 'history')
    return id
      ? [200, { ...series[0], gapCount: 1, gaps: [{ from: iso(30, 2), to: iso(30, 3), missing: 3 }] }]
      : [200, series]
  if (method === 'GET' && resource === 'drift') return [200, []]
  if (method === 'GET' && path === '/api/backtests/strategies') return [200, strategies]
  if (method === 'GET' && more === 'result')
    return [
      200,
      id === '3'
        ? { objective: 'SHARPE', deflatedSharpe: 0.61, overfittingProbability: 0.34, trials: trials() }
        : run(id === '5' ? 1 : 0),
    ]
  if (method === 'GET' && resource === 'backtests') return [200, id ? jobs.find((job) => job.id === Number(id)) : jobs]
  if (method === 'POST' && (resource === 'backtests' || resource === 'optimizations')) return [202, jobs[1]]
  return undefined
}
