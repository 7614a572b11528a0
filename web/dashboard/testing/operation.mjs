// Results, settings, secrets, backups, the doctor and figures for the stand-in: made up, but of the server's own shapes.
const hour = 3_600_000
const iso = (time) => new Date(time).toISOString()
const plain = (number) => number.toFixed(2).replace(/\.?0+$/, '')

/** The same every day, so that pictures can be compared. */
function random(seed) {
  const x = Math.sin(seed * 12.9898) * 43758.5453
  return x - Math.floor(x)
}

function results(from) {
  const rows = []
  for (let back = 75; back >= 0; back--) {
    const time = Date.now() - back * 24 * hour
    const day = iso(time).slice(0, 10)
    if (time < from) continue
    for (const [index, [symbol, strategy]] of [
      ['BTCUSDT', 'ema-cross'],
      ['ETHUSDT', 'grid'],
      ['SOLUSDT', null],
    ].entries()) {
      const luck = random(back * 7 + index * 3 + 1)
      if (luck < 0.25) continue
      const trades = 1 + Math.floor(luck * 9)
      const profit = luck * 420 * (index === 1 ? 0.6 : 1)
      const loss = random(back * 5 + index + 9) * 300
      rows.push({
        day,
        symbol,
        strategy,
        trades,
        won: Math.round(trades * luck),
        realizedPnl: plain(profit - loss),
        profit: plain(profit),
        loss: plain(-loss),
        fees: plain(trades * 3.2),
        notional: plain(trades * 6200),
        heldMillis: trades * hour * (0.3 + luck),
      })
    }
  }
  return rows
}

function equity(from) {
  const begin = Math.max(from, Date.now() - 75 * 24 * hour)
  const count = 400
  let peak = 0
  return Array.from({ length: count }, (_, index) => {
    const time = Math.round(begin + ((Date.now() - begin) * index) / (count - 1))
    const days = time / (24 * hour)
    const worth = 98_000 + 1500 * Math.sin(days / 9) + 700 * Math.sin(days * 2.1) + (time - begin) / (24 * hour) / 0.04
    peak = Math.max(peak, worth)
    return {
      time,
      equity: plain(worth),
      peak: plain(peak),
      drawdown: plain(peak - worth),
      drawdownPercent: plain((100 * (peak - worth)) / peak),
      dayPnl: plain(180 * Math.sin(days * 2.1)),
    }
  })
}

const setting = (key, name, help, expected, value, part = {}) => ({
  key,
  name,
  group: key.split('.')[0],
  help,
  expected,
  value,
  defaultValue: value,
  source: 'default',
  secret: false,
  hot: false,
  waits: false,
  nextValue: null,
  fixed: null,
  ...part,
})
const settings = [
  setting(
    'data.directory',
    'TRADING_DATA',
    'Where everything is kept.',
    'a folder, for example /var/lib/trading',
    null,
    {
      fixed: 'it is for whoever has the machine: change it in config/config.toml, or as TRADING_DATA in .env',
    },
  ),
  setting('api.port', 'API_PORT', 'Where the API and the dashboard are.', 'a port from 1 to 65535', '8000', {
    source: 'config/config.toml line 24',
    waits: true,
    nextValue: '8080',
  }),
  setting(
    'api.token-minutes',
    'JWT_EXPIRATION_MINUTES',
    'How long a token of a script is good.',
    'whole minutes from 1 to 1440, for example 60',
    '60',
    { hot: true },
  ),
  setting(
    'log.level',
    'LOG_LEVEL',
    'What is logged; WARNING and CRITICAL mean WARN and ERROR.',
    'one of ERROR, WARN, INFO, DEBUG',
    'INFO',
    { hot: true },
  ),
  setting('log.format', 'LOG_FORMAT', 'How a line of the log is written.', 'text or json', 'json', {
    hot: true,
    source: 'environment',
    defaultValue: 'text',
    fixed: 'it is set by the environment, which wins over every file: change it there',
  }),
  setting(
    'alerts.webhook_severity',
    'ALERTS_WEBHOOK_SEVERITY',
    'What is bad enough for the channel webhook.',
    'WARNING for all, or CRITICAL',
    'WARNING',
    { hot: true },
  ),
  setting('alerts.desktop', 'ALERTS_DESKTOP', 'Whether alerts are shown on the desktop.', 'true or false', 'false', {
    hot: true,
  }),
  setting(
    'backup.every-hours',
    'BACKUP_EVERY_HOURS',
    'How often a [backup](backups.md) is made by itself.',
    'whole hours from 0 to 8760; 0 makes none by itself, for example 24',
    '24',
  ),
  setting('risk.daily_loss', 'RISK_DAILY_LOSS', 'The most that a day may lose.', 'money, or none', '5000', {
    source: '.env line 3',
    value: '2500',
    hot: false,
  }),
]
const secrets = [
  ['ALERTS_EMAIL', 'By which server, from whom and to whom alerts are mailed.', null, null],
  ['ALERTS_WEBHOOK', 'Where alerts are posted to.', iso(Date.now() - 40 * 24 * hour), null],
  ['ANTHROPIC_API_KEY', 'The key of the model.', null, null],
  ['OPENAI_API_KEY', 'The key of the model.', iso(Date.now() - 3 * 24 * hour), '.env line 1'],
].map(([name, help, set, overriddenBy]) => ({ name, help, set, overriddenBy }))
const backups = {
  folder: '/var/lib/trading/backups',
  everyHours: 24,
  keep: 7,
  running: false,
  failure: null,
  backups: Array.from({ length: 5 }, (_, index) => {
    const made = new Date(Date.now() - (index * 24 + 3) * hour)
    const name = made.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
    return {
      file: `trading-backup-${name}Z.tar`,
      made: made.toISOString(),
      bytes: 18_400_000 - index * 410_000,
      sealed: index === 0,
    }
  }),
}
const findings = [
  ['config', 'OK', 'config/config.toml, .env: nothing is wrong', ''],
  ['instance', 'OK', 'Trading 0.1.0 runs, pid 4711', ''],
  ['disk', 'OK', '212 GB are free where the data are', ''],
  ['clock', 'NOTE', 'it cannot be told whether the clock is kept right by the system', 'look at it with: timedatectl'],
  ['files', 'WRONG', '1024 files may be open, 4096 are needed', 'raise it with: ulimit -n 4096'],
].map(([subject, verdict, what, mend]) => ({ subject, verdict, what, mend }))
const audit = [
  ['login', 'by password', 'owner'],
  ['settings_changed', 'settings=log.level by=owner', 'owner'],
  ['kill_switch_engaged', 'scope=GLOBAL reason=a drill', 'owner'],
  ['started', 'version 0.1.0', 'os:trading'],
].map(([event_type, details, principal], index) => ({
  number: 40 - index,
  event_type,
  timestamp: iso(Date.now() - index * 700_000),
  details,
  source_ip: '127.0.0.1',
  user_agent: '',
  principal,
}))

/** The answer and its status, or undefined where the path is none of these. */
export function operation(method, url, body) {
  const [, , resource, id] = url.pathname.split('/')
  const from = Number(url.searchParams.get('from') ?? 0)
  switch (`${method} ${resource}`) {
    case 'GET results':
      return [200, results(from)]
    case 'GET equity':
      return [200, { account: 1, currency: 'USDT', points: equity(from) }]
    case 'GET settings':
      return [200, settings]
    case 'PATCH settings':
      return change(body.changes)
    case 'GET secrets':
      return [200, secrets]
    case 'PUT secrets':
      Object.assign(secrets.find(({ name }) => name === id) ?? {}, { set: iso(Date.now()) })
      return [204]
    case 'DELETE secrets':
      Object.assign(secrets.find(({ name }) => name === id) ?? {}, { set: null })
      return [204]
    case 'GET backups':
      return [200, backups]
    case 'POST backups':
      backups.running = true
      setTimeout(() => Object.assign(backups, { running: false }), 4_000)
      return [202, backups]
    case 'GET doctor':
      return [200, { well: false, findings }]
    case 'GET audit':
      return [
        200,
        {
          state: 'whole',
          problem: null,
          events: 40,
          link: null,
          headTime: null,
          damagedBefore: 0,
          failure: null,
          entries: audit,
        },
      ]
    default:
      return undefined
  }
}

function change(changes) {
  const errors = changes.flatMap(({ key, value }, index) =>
    key === 'api.token-minutes' && !(Number(value) >= 1 && Number(value) <= 1440)
      ? [
          {
            pointer: `/changes/${index}/value`,
            code: 'SETTING',
            detail: `${key} = ${value}  (config/config.toml line 31)\n    expected: whole minutes from 1 to 1440, for example 60`,
          },
        ]
      : [],
  )
  if (errors.length > 0) {
    const { detail } = errors[0]
    return [
      422,
      {
        type: '/problems/settings-refused',
        title: 'The settings were not taken',
        status: 422,
        detail,
        code: 'SETTINGS_REFUSED',
        errors,
      },
    ]
  }
  const hot = []
  const cold = []
  for (const { key, value } of changes) {
    const found = settings.find((one) => one.key === key)
    const next = value ?? found.defaultValue
    Object.assign(found, found.hot ? { value: next } : { waits: true, nextValue: next }, {
      source: value === null ? 'default' : 'config/config.toml line 9',
    })
    ;(found.hot ? hot : cold).push(key)
  }
  return [200, { atOnce: hot, nextStart: cold, files: ['config/config.toml'] }]
}

let commands = 10_000
export function metrics() {
  commands += 400 + 200 * Math.random()
  const buckets = (name, bounds) =>
    [...bounds, '+Inf'].map(
      (bound, index) => `${name}_bucket{le="${bound}"} ${Math.round((commands * (index + 2)) / (bounds.length + 2))}`,
    )
  return [
    `trading_gateway_commands_total ${commands}`,
    ...buckets('trading_gateway_order_latency_seconds', [0.001, 0.002, 0.005]),
    ...buckets('trading_journal_force_seconds', [0.001, 0.004]),
    `trading_gateway_handler_lag{handler="database"} ${Math.round(20 * Math.random())}`,
    `trading_database_lag_commands ${Math.round(20 * Math.random())}`,
    `trading_api_requests_total{route="orders"} ${commands / 9}`,
    `system_cpu_usage ${0.1 + 0.1 * Math.random()}`,
    `jvm_memory_used_bytes{area="heap",id="G1 Eden Space"} ${2e8 + 5e7 * Math.random()}`,
    'trading_disk_free_bytes 2.12E11',
    '',
  ].join('\n')
}
