// Pictures of each page in both themes and sizes, with axe run on each and everything the browser complains about listed.
// BASE_URL (default: an own stand-in on a free port)  CHROMIUM  SHOTS (default: shots/)
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from './browser.mjs'
import { startStandIn } from './stand-in.mjs'

const shots = process.env.SHOTS ?? 'shots'
const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
mkdirSync(shots, { recursive: true })

const standIn = process.env.BASE_URL ? undefined : await startStandIn()
const base = process.env.BASE_URL ?? standIn.base
const browser = await launch()
let complaints = 0
const complain = (words) => {
  complaints++
  console.log(words)
}

async function look(name, { width, height, theme, path = '/', act, isFirst = false }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    bypassCSP: false,
    reducedMotion: 'reduce',
  })
  await context.addInitScript((seen) => seen && localStorage.setItem('trading.tour', 'done'), !isFirst)
  const page = await context.newPage()
  page.on(
    'console',
    (message) =>
      ['error', 'warning'].includes(message.type()) &&
      !/422|INTERNET_DISCONNECTED/.test(message.text()) &&
      complain(`${name}: console: ${message.text()}`),
  )
  page.on('pageerror', (error) => complain(`${name}: page: ${error.stack}`))
  if (path !== 'login') {
    await page.goto(process.env.LOGIN_URL ?? `${base}/login?token=any`)
    if (path !== '/') await page.goto(base + path)
  } else await page.goto(base)
  await page.waitForTimeout(3000)
  if (act) {
    await act(page)
    await page.waitForTimeout(400)
  }
  await page.screenshot({ path: join(shots, `${name}.png`) })
  // Evaluated by the debugger, which no security policy of the page forbids.
  await page.evaluate(`${axe}; undefined`)
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }),
  )
  for (const violation of violations)
    complain(
      `${name}: axe ${violation.id} (${violation.impact}): ${violation.help}\n    ${violation.nodes
        .slice(0, 4)
        .map((node) => `${node.html.slice(0, 160)}\n    ${node.any[0]?.message ?? ''}`)
        .join('\n    ')}`,
    )
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (overflow > 0) complain(`${name}: ${overflow} px wider than the screen`)
  if (await page.getByTestId('kill-banner').count()) await rearm(page)
  await context.close()
  console.log(`${name}: done`)
}

async function bracket(page) {
  await page.getByRole('radio', { name: 'Bracket', exact: true }).check({ force: true })
  await page.getByRole('radio', { name: 'Limit', exact: true }).check({ force: true })
  await page.getByLabel('Quantity').fill('0.1')
  await page.getByLabel('Target price').fill('66000')
  await page.getByLabel('Stop behind it').fill('55000')
  await page.getByRole('tab', { name: /Open orders/ }).click()
}
/** Indicators over and under the price, and one of each kind of drawing. */
async function study(page) {
  await page.getByRole('button', { name: 'Indicators' }).click()
  for (const title of ['Bollinger bands', 'Relative strength index', 'Moving average convergence divergence'])
    await page.getByRole('button', { name: `Add ${title}` }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  const box = await page.getByTestId('chart').boundingBox()
  const at = (x, y) => [box.x + box.width * x, box.y + box.height * y]
  const draw = async (tool, from, to) => {
    await page.getByRole('button', { name: tool, exact: true }).click()
    await page.mouse.move(...at(...from))
    await page.mouse.down()
    await page.mouse.move(...at(...to), { steps: 4 })
    await page.mouse.up()
  }
  await draw('Horizontal line', [0.5, 0.12], [0.5, 0.12])
  await draw('Trend line', [0.15, 0.35], [0.35, 0.1])
  await draw('Rectangle', [0.6, 0.2], [0.7, 0.3])
  await draw('Fibonacci retracement', [0.4, 0.4], [0.55, 0.08])
  await page.waitForTimeout(2500)
}
async function aimKill(page) {
  await page.keyboard.press('Shift+K')
  await page.getByLabel('Reason').fill('fills look wrong since the last release')
  await page.getByRole('button', { name: 'Go on…' }).click()
}
async function kill(page) {
  await aimKill(page)
  await page.getByRole('button', { name: 'Engage the kill switch' }).click()
  await page.getByTestId('kill-banner').waitFor()
}
async function rearm(page) {
  await page.getByRole('button', { name: /^Re-arm/ }).click()
  await page.getByLabel('Reason').fill('the pictures are taken')
  await page.getByRole('button', { name: 'Re-arm', exact: true }).click()
}

async function lookAtSystem(page) {
  await page.getByRole('button', { name: 'Look', exact: true }).click()
  await page.waitForTimeout(9_000)
}
async function changeSettings(page) {
  await page.getByLabel('api.token-minutes').fill('9000')
  await page.getByRole('button', { name: 'Save' }).click()
}

const desktop = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
const wanted = process.argv.slice(2)
const tour = {
  'desk-dark': { ...desktop, theme: 'dark' },
  'desk-light': { ...desktop, theme: 'light' },
  'desk-1280-dark': { width: 1280, height: 720, theme: 'dark' },
  'tablet-light': { width: 1024, height: 768, theme: 'light' },
  'tablet-upright-dark': { width: 768, height: 1024, theme: 'dark' },
  'chart-dark': { ...desktop, theme: 'dark', act: study },
  'chart-light': { ...desktop, theme: 'light', act: study },
  'indicators-dark': {
    ...desktop,
    theme: 'dark',
    act: async (page) => {
      await study(page)
      await page.getByRole('button', { name: 'Indicators' }).click()
    },
  },
  'palette-dark': {
    ...desktop,
    theme: 'dark',
    act: async (page) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('orders')
    },
  },
  'palette-light': { ...desktop, theme: 'light', act: (page) => page.keyboard.press('Control+k') },
  'phone-palette-dark': { ...phone, theme: 'dark', act: (page) => page.keyboard.press('Control+k') },
  'arranging-light': { ...desktop, theme: 'light', act: (page) => page.keyboard.press('Shift+L') },
  'close-dark': { ...desktop, theme: 'dark', act: (page) => page.keyboard.press('Shift+C') },
  'ticket-risk-light': {
    ...desktop,
    theme: 'light',
    act: async (page) => {
      await page.getByRole('radio', { name: '% risk' }).check({ force: true })
      await page.getByLabel('Stop-loss', { exact: true }).fill('55000')
      await page.getByRole('button', { name: '0.5 %' }).click()
      await page.getByTestId('gate-word').waitFor()
    },
  },
  'ticket-dark': {
    ...desktop,
    theme: 'dark',
    act: async (page) => {
      await page.keyboard.press('b')
      await page.getByRole('radio', { name: 'Limit', exact: true }).check({ force: true })
      await page.getByLabel('Stop-loss and take-profit').check()
      await page.getByLabel('Quantity').fill('0.123456')
      await page.getByLabel('Stop-loss', { exact: true }).fill('99999')
      await page.getByText('Further terms').click()
      await page.getByRole('tab', { name: /Open orders/ }).click()
    },
  },
  'confirm-light': {
    ...desktop,
    theme: 'light',
    act: async (page) => {
      await page.getByLabel('Ask before sending').check()
      await page.getByLabel('Quantity').fill('0.1')
      await page.getByTestId('submit-order').click()
    },
  },
  'denied-dark': {
    ...desktop,
    theme: 'dark',
    act: async (page) => {
      await page.getByLabel('Quantity').fill('5')
      await page.getByTestId('submit-order').click()
    },
  },
  'bracket-dark': { ...desktop, theme: 'dark', act: bracket },
  'bracket-light': { ...desktop, theme: 'light', act: bracket },
  'stop-light': {
    ...desktop,
    theme: 'light',
    act: async (page) => {
      await page.getByRole('radio', { name: 'Stop', exact: true }).check({ force: true })
      await page.getByLabel('Limit price once it is released').check()
      await page.getByLabel('Good for').selectOption('GTD')
      await page.getByText('Further terms').click()
    },
  },
  'amend-dark': {
    ...desktop,
    theme: 'dark',
    act: async (page) => {
      await page.getByRole('tab', { name: /Open orders/ }).click()
      await page
        .getByRole('button', { name: /^Amend Sell 0.1 BTCUSDT/ })
        .first()
        .click()
    },
  },
  'risk-dark': { ...desktop, theme: 'dark', path: '/risk' },
  'risk-light': { ...desktop, theme: 'light', path: '/risk' },
  'limits-light': {
    ...desktop,
    theme: 'light',
    path: '/risk',
    act: (page) => page.getByRole('button', { name: 'Change limits' }).click(),
  },
  'protections-dark': {
    ...desktop,
    theme: 'dark',
    path: '/risk',
    act: (page) => page.getByRole('button', { name: 'Change protections' }).click(),
  },
  'kill-first-light': { ...desktop, theme: 'light', act: (page) => page.keyboard.press('Shift+K') },
  'kill-second-dark': { ...desktop, theme: 'dark', act: aimKill },
  'killed-dark': { ...desktop, theme: 'dark', act: kill },
  'killed-light': { ...desktop, theme: 'light', path: '/risk', act: kill },
  'phone-killed-dark': { ...phone, theme: 'dark', act: kill },
  'alerts-dark': { ...desktop, theme: 'dark', act: (page) => page.getByTestId('alert-bell').click() },
  'phone-alerts-light': { ...phone, theme: 'light', act: (page) => page.getByTestId('alert-bell').click() },
  'ticket-oto-light': {
    ...desktop,
    theme: 'light',
    act: async (page) => {
      await page.getByRole('radio', { name: 'OTO', exact: true }).check({ force: true })
      await page.getByRole('tab', { name: /Open orders/ }).click()
    },
  },
  'help-dark': { ...desktop, theme: 'dark', act: (page) => page.keyboard.press('?') },
  'trades-dark': { ...desktop, theme: 'dark', act: (page) => page.getByRole('tab', { name: /Open trades/ }).click() },
  'closed-light': {
    ...desktop,
    theme: 'light',
    act: (page) => page.getByRole('tab', { name: /Closed trades/ }).click(),
  },
  'fills-light': { ...desktop, theme: 'light', act: (page) => page.getByRole('tab', { name: /Fills/ }).click() },
  'strategies-dark': { ...desktop, theme: 'dark', path: '/strategies' },
  'strategies-light': { ...desktop, theme: 'light', path: '/strategies' },
  'strategy-change-dark': {
    ...desktop,
    theme: 'dark',
    path: '/strategies',
    act: (page) => page.getByRole('button', { name: 'Change ema-cross' }).click(),
  },
  'decisions-dark': { ...desktop, theme: 'dark', path: '/decisions' },
  'decisions-light': { ...desktop, theme: 'light', path: '/decisions' },
  'decision-light': {
    ...desktop,
    theme: 'light',
    path: '/decisions',
    act: (page) => page.getByTestId('decision').nth(1).click(),
  },
  'patterns-dark': { ...desktop, theme: 'dark', path: '/patterns' },
  'patterns-light': { ...desktop, theme: 'light', path: '/patterns' },
  'evidence-dark': { ...desktop, theme: 'dark', path: '/patterns?view=evidence' },
  'phone-patterns-light': { ...phone, theme: 'light', path: '/patterns' },
  'phone-evidence-dark': { ...phone, theme: 'dark', path: '/patterns?view=evidence' },
  'phone-strategies-light': { ...phone, theme: 'light', path: '/strategies' },
  'phone-decisions-dark': { ...phone, theme: 'dark', path: '/decisions' },
  'system-light': { ...desktop, height: 1500, theme: 'light', path: '/system', act: lookAtSystem },
  'system-dark': { ...desktop, height: 1500, theme: 'dark', path: '/system', act: lookAtSystem },
  'portfolio-dark': { ...desktop, height: 1700, theme: 'dark', path: '/portfolio' },
  'portfolio-light': { ...desktop, height: 1700, theme: 'light', path: '/portfolio' },
  'phone-portfolio-dark': { ...phone, height: 1600, theme: 'dark', path: '/portfolio' },
  'settings-dark': { ...desktop, theme: 'dark', path: '/settings' },
  'configuration-dark': { ...desktop, theme: 'dark', path: '/settings/configuration', act: changeSettings },
  'configuration-light': { ...desktop, theme: 'light', path: '/settings/configuration', act: changeSettings },
  'access-light': { ...desktop, theme: 'light', path: '/settings/access' },
  'access-dark': { ...desktop, theme: 'dark', path: '/settings/access' },
  'secrets-light': { ...desktop, theme: 'light', path: '/settings/secrets' },
  'secrets-dark': { ...desktop, theme: 'dark', path: '/settings/secrets' },
  'alert-channels-light': { ...desktop, theme: 'light', path: '/settings/alerts' },
  'alert-channels-dark': { ...desktop, theme: 'dark', path: '/settings/alerts' },
  'phone-settings-light': { ...phone, theme: 'light', path: '/settings' },
  'phone-configuration-dark': { ...phone, theme: 'dark', path: '/settings/configuration' },
  'help-page-dark': { ...desktop, theme: 'dark', path: '/help' },
  'help-page-light': { ...desktop, theme: 'light', path: '/help' },
  'tour-dark': { ...desktop, theme: 'dark', isFirst: true },
  'phone-tour-light': { ...phone, theme: 'light', isFirst: true },
  'pages-menu-dark': {
    width: 1024,
    height: 768,
    theme: 'dark',
    path: '/risk',
    act: (page) => page.getByRole('button', { name: 'Pages' }).click(),
  },
  'data-dark': { ...desktop, theme: 'dark', path: '/data' },
  'phone-data-light': { ...phone, theme: 'light', path: '/data' },
  'lost-dark': {
    ...desktop,
    theme: 'dark',
    act: async (page) => {
      await page.context().setOffline(true)
      await page.evaluate(() => window.dispatchEvent(new Event('offline')))
      await page.waitForTimeout(14_000)
    },
  },
  'login-dark': { ...desktop, theme: 'dark', path: 'login' },
  'login-phone-light': { ...phone, theme: 'light', path: 'login' },
  'phone-chart-dark': { ...phone, theme: 'dark' },
  'phone-trade-light': { ...phone, theme: 'light', act: (page) => page.getByRole('button', { name: 'Trade' }).click() },
  'phone-bracket-light': {
    ...phone,
    theme: 'light',
    act: async (page) => {
      await page.getByRole('button', { name: 'Trade' }).click()
      await page.getByRole('radio', { name: 'Bracket', exact: true }).check({ force: true })
    },
  },
  'phone-orders-dark': {
    ...phone,
    theme: 'dark',
    act: async (page) => {
      await page.getByRole('button', { name: 'Positions' }).click()
      await page.getByRole('tab', { name: /Open orders/ }).click()
    },
  },
  'data-light': { width: 1440, height: 900, theme: 'light', path: '/data' },
  'backtests-dark': {
    width: 1440,
    height: 1500,
    theme: 'dark',
    path: '/backtests',
    act: (page) => page.getByRole('button', { name: '2 ema-cross' }).click(),
  },
  'optimization-light': {
    width: 1440,
    height: 1200,
    theme: 'light',
    path: '/backtests',
    act: (page) => page.getByRole('button', { name: '3 ema-cross' }).click(),
  },
  'compare-dark': { width: 1440, height: 1400, theme: 'dark', path: '/backtests?compare=2,5' },
  'compare-light': { width: 1440, height: 1400, theme: 'light', path: '/backtests?compare=2,5' },
  'code-dark': {
    ...desktop,
    theme: 'dark',
    path: '/strategies',
    act: async (page) => {
      await page.getByRole('button', { name: 'Show the code of BuyTheDip.java' }).click()
      await page.waitForTimeout(500)
    },
  },
  'phone-backtests-dark': { ...phone, theme: 'dark', path: '/backtests' },
  'phone-risk-light': { ...phone, theme: 'light', path: '/risk' },
  'phone-limits-dark': {
    ...phone,
    theme: 'dark',
    path: '/risk',
    act: (page) => page.getByRole('button', { name: 'Change limits' }).click(),
  },
  'phone-positions-dark': {
    ...phone,
    theme: 'dark',
    act: (page) => page.getByRole('button', { name: 'Positions' }).click(),
  },
  'phone-more-light': { ...phone, theme: 'light', act: (page) => page.getByRole('button', { name: 'More' }).click() },
  'phone-system-dark': { ...phone, height: 1600, theme: 'dark', path: '/system' },
}
try {
  for (const [name, view] of Object.entries(tour))
    if (wanted.length === 0 || wanted.includes(name)) await look(name, view)
} finally {
  await browser.close()
  standIn?.kill()
}
console.log(complaints === 0 ? 'no complaints' : `${complaints} complaints`)
process.exit(complaints === 0 ? 0 : 1)
