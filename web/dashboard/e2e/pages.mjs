// Every page of the dashboard on the real product, in both themes and on a phone, and three acts by the keyboard alone:
//   LOGIN_URL  the one-time link      BASE_URL  http://127.0.0.1:8000      CHROMIUM  /usr/bin/chromium
//   SHOTS      folder for pictures (none: no pictures)
// Fails on anything that axe finds, that is wider than the screen, or that the browser complains about. No mouse is used after the
// login, but for the dialog of files: a strategy is stopped and started, a setting is changed and changed back, a history is brought in, a
// backtest runs to its report, and the kill switch is engaged and armed again. Exit code 0 when all of that was seen, else 1.
import { readFileSync } from 'node:fs'
import { faultsOnPaper } from './paper.mjs'
import { base, launch, login, picture, until as seen } from './stage.mjs'

const waitMillis = Number(process.env.WAIT_MILLIS ?? 30_000)
const until = (what, probe) => seen(what, probe, waitMillis)
const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const pages = [
  ['/', undefined],
  ['/portfolio', 'Portfolio'],
  ['/strategies', 'Strategies'],
  ['/decisions', 'Decisions'],
  ['/patterns', 'Patterns'],
  ['/backtests', 'Backtests'],
  ['/data', 'Data'],
  ['/risk', 'Risk'],
  ['/system', 'System'],
  ['/settings/appearance', 'Settings'],
  ['/settings/configuration', 'Settings'],
  ['/settings/access', 'Settings'],
  ['/settings/secrets', 'Settings'],
  ['/settings/alerts', 'Settings'],
  ['/help', 'Help'],
]
const complaints = []
let step = 'start the browser'
const say = (words) => console.log(`pages: ${words}`)

async function logIn(page) {
  step = 'open the login link'
  await page.goto(login, { waitUntil: 'domcontentloaded' })
  const withoutPassword = page.getByRole('button', { name: 'Go on without a password', exact: true })
  const price = page.getByTestId('last-price')
  await price.or(withoutPassword).first().waitFor({ timeout: waitMillis })
  if (await withoutPassword.isVisible()) await withoutPassword.press('Enter')
  await price.waitFor({ timeout: waitMillis })
}

/** Everything on the page has come: nothing says that it is loading, also a moment after its frame was there. */
async function settled(page, path) {
  if (path === '/') await page.getByTestId('last-price').waitFor({ timeout: waitMillis })
  await page.waitForTimeout(100)
  await until(
    'the page without a skeleton',
    async () => (await page.locator('[role=status][aria-label$=loading]').count()) === 0,
  )
}

async function inspect(page, name) {
  // Evaluated by the debugger, which no security policy of the page forbids.
  await page.evaluate(`${axe}; undefined`)
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }),
  )
  for (const { id, help, nodes } of violations)
    complaints.push(`${name}: axe ${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wider > 0) complaints.push(`${name}: ${wider} px wider than the screen`)
}

/** `afresh`: by the address, as from a bookmark; else within the page, which loads nothing anew. */
async function visitAll(page, kind, afresh) {
  for (const [path, heading] of pages) {
    const name = `${path === '/' ? 'desk' : path.slice(1).replace('/', '-')}-${kind}`
    step = `visit ${name}`
    if (afresh) await page.goto(base + path)
    else
      await page.evaluate((to) => {
        history.pushState(null, '', to)
        dispatchEvent(new PopStateEvent('popstate'))
      }, path)
    if (heading) await page.getByRole('heading', { name: heading, level: 1 }).waitFor({ timeout: waitMillis })
    else await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached', timeout: waitMillis })
    await settled(page, path)
    await picture(page, name)
    await inspect(page, name)
  }
  say(`${pages.length} pages, ${kind}: seen`)
}

/** The Tab key until what has the focus has this role and name: what cannot be reached so is not there for many. */
async function tabTo(page, locator, most = 250) {
  await locator.first().waitFor({ timeout: waitMillis })
  for (let count = 0; count < most; count++) {
    if (await locator.first().evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`not reached with ${most} tabs: ${locator}`)
}

async function go(page, title) {
  await tabTo(page, page.getByRole('link', { name: title, exact: true }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: title, level: 1 }).waitFor({ timeout: waitMillis })
  await settled(page)
}

async function startStrategy(page) {
  step = 'stop and start a strategy by keyboard'
  await page.goto(base)
  await go(page, 'Strategies')
  const stop = page.getByRole('button', { name: /^Stop / })
  await stop.first().waitFor({ timeout: waitMillis })
  const [, name] = (await stop.first().getAttribute('aria-label')).split(/^Stop /)
  await tabTo(page, page.getByRole('button', { name: `Stop ${name}`, exact: true }))
  await page.keyboard.press('Enter')
  const start = page.getByRole('button', { name: `Start ${name}`, exact: true })
  await tabTo(page, start)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `Stop ${name}`, exact: true }).waitFor({ timeout: waitMillis })
  say(`${name} was stopped and started`)
}

async function changeSetting(page) {
  step = 'change a setting by keyboard, and back again'
  await page.goto(`${base}/settings/configuration`)
  const row = page.getByTestId('setting-log.level')
  for (const [value, source] of [
    ['D', 'From config/config.toml'],
    ['I', 'The default'],
  ]) {
    await tabTo(page, page.getByLabel('log.level'))
    await page.keyboard.press(value)
    await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }))
    await page.keyboard.press('Enter')
    await row.getByText(source).waitFor({ timeout: waitMillis })
  }
  say('a setting was written, took hold, and was taken back')
}

/** Fifty hours of minutes in Binance's layout, in waves that make averages cross; made up. */
function madeUpBars() {
  const start = Date.UTC(2024, 0, 1)
  const lines = []
  let open = 46_250
  for (let minute = 0; minute < 3_000; minute++) {
    const close = 46_250 + 900 * Math.sin(minute / 25) + 250 * Math.sin(minute / 7)
    const time = start + minute * 60_000
    const prices = [open, Math.max(open, close) + 12, Math.min(open, close) - 12, close].map((price) =>
      price.toFixed(2),
    )
    lines.push([time, ...prices, '7.5', time + 59_999, 0, 100, 0, 0, 0].join(','))
    open = Number(close.toFixed(2))
  }
  return `${lines.join('\n')}\n`
}

/** A browser's own dialog of files cannot be seen from here: what it would give is given by the script. */
async function bringInBars(page) {
  step = 'bring in a history'
  await page.goto(base)
  await go(page, 'Data')
  await page
    .getByLabel('Files', { exact: true })
    .setInputFiles({ name: 'BTCUSDT-1m.csv', mimeType: 'text/csv', buffer: Buffer.from(madeUpBars()) })
  await page.getByText('3000 new bars').waitFor({ timeout: waitMillis })
  say('a history was brought in')
}

async function backtest(page) {
  step = 'ask for a backtest by keyboard'
  await page.goto(base)
  await go(page, 'Backtests')
  await tabTo(page, page.getByLabel('Symbols'))
  await page.keyboard.type('BTCUSDT')
  await tabTo(page, page.getByRole('button', { name: 'Run', exact: true }))
  await page.keyboard.press('Enter')
  const refusal = page.getByRole('alert').first()
  const run = page.getByRole('button', { name: /^(Cancel|Remove) run \d+/ }).first()
  await refusal.or(run).first().waitFor({ timeout: waitMillis })
  if (!(await run.isVisible())) throw new Error(`the form says: ${await refusal.innerText()}`)
  step = 'see the report of the backtest'
  await page.getByTestId('equity-chart').waitFor({ timeout: waitMillis })
  await picture(page, 'backtest-report')
  step = 'print the report'
  await page.emulateMedia({ media: 'print' })
  await picture(page, 'backtest-printed')
  await page.emulateMedia({ media: 'screen' })
  complaints.push(...(await faultsOnPaper(page)).map((words) => `${step}: ${words}`))
  await page.evaluate(() => scrollTo(0, 0))
  say('a backtest ran to its report')
}

async function printDesk(page) {
  step = 'print the desk'
  await page.goto(base)
  await settled(page, '/')
  complaints.push(...(await faultsOnPaper(page)).map((words) => `${step}: ${words}`))
  say('the desk and a report were printed')
}

async function kill(page) {
  step = 'engage the kill switch by keyboard'
  await page.goto(`${base}/risk`)
  await page.getByRole('heading', { name: 'Risk', level: 1 }).waitFor({ timeout: waitMillis })
  await page.keyboard.press('Shift+K')
  await tabTo(page, page.getByLabel('Reason', { exact: true }))
  await page.keyboard.type('a drill by keyboard')
  await tabTo(page, page.getByRole('button', { name: 'Go on…' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Engage the kill switch' }))
  await page.keyboard.press('Enter')
  const banner = page.getByTestId('kill-banner')
  await banner.getByText('a drill by keyboard').waitFor({ timeout: waitMillis })
  await picture(page, 'killed-by-keyboard')
  step = 'arm again by keyboard'
  await tabTo(page, banner.getByRole('button', { name: /^Re-arm/ }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Reason', { exact: true }))
  await page.keyboard.type('the drill is over')
  await page.keyboard.press('Enter')
  await until('the end of the banner', async () => (await banner.count()) === 0)
  say('the kill switch was engaged and armed again')
}

async function tour(page) {
  step = 'be led by the tour, by keyboard'
  await page.goto(base)
  await page.getByTestId('tour').waitFor({ timeout: waitMillis })
  await tabTo(page, page.getByRole('button', { name: 'Next', exact: true }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Portfolio', level: 1 }).waitFor({ timeout: waitMillis })
  await tabTo(page, page.getByRole('button', { name: 'Skip the tour' }))
  await page.keyboard.press('Enter')
  await page.reload()
  await page.getByRole('heading', { name: 'Portfolio', level: 1 }).waitFor({ timeout: waitMillis })
  if (await page.getByTestId('tour').count()) throw new Error('the tour came back after it was skipped')
}

const browser = await launch()
let page
let code = 0
try {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
  page.setDefaultTimeout(waitMillis)
  page.on('console', (message) => {
    // What the form of a backtest is refused with is an answer to it.
    if (message.type() === 'error' && !/ 422 /.test(message.text())) complaints.push(`${step}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${step}: ${error.stack ?? error.message}`))
  await logIn(page)
  await tour(page)
  await startStrategy(page)
  await changeSetting(page)
  await bringInBars(page)
  await backtest(page)
  await printDesk(page)
  await kill(page)
  await visitAll(page, 'dark', true)
  await page.emulateMedia({ colorScheme: 'light' })
  await visitAll(page, 'light', false)
  await page.setViewportSize({ width: 390, height: 844 })
  await visitAll(page, 'phone', false)
  step = 'find nothing to complain about'
  if (complaints.length > 0) throw new Error(`${complaints.length} complaints`)
  say('all seen')
} catch (error) {
  code = 1
  console.error(`pages: could not ${step}: ${error.message}`)
  if (page) await picture(page, 'failed-pages').catch(() => undefined)
} finally {
  for (const line of complaints) console.error(`pages: ${line}`)
  await browser.close()
}
process.exit(code)
