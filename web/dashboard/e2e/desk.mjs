// The desk as a person meets it, on the real product:
//   LOGIN_URL  the one-time link (or BASE_URL alone when the server runs without login)
//   BASE_URL   http://127.0.0.1:8000      CHROMIUM  /usr/bin/chromium
//   SHOTS      folder for pictures (none: no pictures)
// Opens the link, sees the price move, buys a little by the ticket, sees the position, closes the trade; places a stop order, sees it
// wait, amends it; drags an order on the chart; places a bracket and cancels it by keyboard alone; engages the kill switch, sees the banner and the order canceled,
// arms again. Exit code 0 when all of that was seen, else 1.
import { dragOrder } from './drag.mjs'
import { bracketByKeyboard } from './keyboard.mjs'
import { base, launch, login, picture, until as seen } from './stage.mjs'

const waitMillis = Number(process.env.WAIT_MILLIS ?? 20_000)
const until = (what, probe) => seen(what, probe, waitMillis)
const symbol = 'BTCUSDT'
const orderQuantity = '0.01'

const said = []
let step = 'start the browser'
const say = (words) => console.log(`desk: ${words}`)

async function visit(page) {
  step = 'open the login link'
  const answer = await page.goto(login, { waitUntil: 'domcontentloaded' })
  if (!answer?.ok()) throw new Error(`${login.replace(/token=.*/, 'token=…')} answered ${answer?.status()}`)
  if (new URL(page.url()).origin !== new URL(base).origin) throw new Error(`landed on ${page.url()} instead of ${base}`)

  const lastPrice = page.getByTestId('last-price')
  step = 'set up, at the very first start'
  const withoutPassword = page.getByRole('button', { name: 'Go on without a password', exact: true })
  await lastPrice.or(withoutPassword).first().waitFor({ timeout: waitMillis })
  if (await withoutPassword.isVisible()) {
    await picture(page, 'set-up')
    await withoutPassword.click()
  }

  step = 'see a price'
  await lastPrice.waitFor({ timeout: waitMillis }).catch(() => {
    throw new Error('the desk did not open: is the link used up?')
  })
  const first = await until('a last price', async () => {
    const text = await lastPrice.textContent()
    return /\d/.test(text ?? '') ? text : undefined
  })
  await picture(page, 'desk-opened')
  step = 'see the price change'
  const second = await until(`a price other than ${first}`, async () => {
    const text = await lastPrice.textContent()
    return text !== first && /\d/.test(text ?? '') ? text : undefined
  })
  say(`the price of ${symbol} moved from ${first} to ${second}`)

  step = 'see candles'
  await page.getByTestId('chart').locator('canvas').first().waitFor({ timeout: waitMillis })
  await until('the figures of a bar', async () => (await page.getByText('Vol', { exact: true }).count()) > 0)

  step = 'place an order by the ticket'
  const row = page.getByTestId(`position-${symbol}`)
  await page.getByRole('tab', { name: /^Positions/ }).waitFor({ timeout: waitMillis })
  const before = await held(row)
  await page.getByRole('radio', { name: 'Buy', exact: true }).check({ force: true })
  await page.getByRole('radio', { name: 'Market', exact: true }).check({ force: true })
  await page.getByLabel('Quantity', { exact: true }).fill(orderQuantity)
  await page.getByRole('button', { name: 'Buy BTC', exact: true }).click()
  await picture(page, 'order-sent')

  step = 'see the position'
  await until(`${orderQuantity} more than the ${before} held`, async () => {
    const refusal = page.getByTestId('ticket').getByRole('alert')
    if (await refusal.count()) throw new Error(`the ticket says: ${await refusal.first().innerText()}`)
    // A strategy may trade the same symbol meanwhile: any change upward counts.
    return (await held(row)) > before
  })
  say(`the position in ${symbol} went from ${before} to ${await held(row)}`)
  step = 'close the trade'
  await page.getByRole('tab', { name: /^Open trades/ }).click()
  const close = page.getByRole('button', { name: new RegExp(`^Close ${symbol} trade `) }).first()
  const name = await close.getAttribute('aria-label', { timeout: waitMillis })
  await close.click()
  await until(`the end of what “${name}” closes`, async () => {
    const notices = await page.getByTestId('notice').allInnerTexts()
    const refusal = notices.find((text) => !/^(Bought|Sold|\w+: )/.test(text))
    if (refusal) throw new Error(`the desk says: ${refusal}`)
    return (await page.getByRole('button', { name, exact: true }).count()) === 0
  })
  say(`closed: ${name}`)

  step = 'see the fills'
  await page.getByRole('tab', { name: /^Fills/ }).click()
  await page.getByRole('tabpanel').getByText(symbol).first().waitFor({ timeout: waitMillis })
  await picture(page, 'order-filled')
}

/** A stop order far above the market, amended, and canceled by the kill switch. */
async function stop(page) {
  step = 'place a stop order'
  await page.getByRole('tab', { name: /^Open orders/ }).click()
  const ask = Number((await page.getByTestId('last-price').textContent()).replaceAll(',', ''))
  const far = (factor) => String(Math.round(ask * factor))
  await page.getByRole('radio', { name: 'Single', exact: true }).check({ force: true })
  await page.getByRole('radio', { name: 'Stop', exact: true }).check({ force: true })
  await page.getByLabel('Quantity', { exact: true }).fill(orderQuantity)
  await page.getByLabel('Stop price', { exact: true }).fill(far(1.2))
  await page.getByRole('button', { name: 'Buy BTC', exact: true }).click()
  const row = page.getByTestId(/^order-/).filter({ hasText: shown(far(1.2)) })
  step = 'see the stop order wait'
  await until(`a row with the stop price ${shown(far(1.2))}`, async () => {
    const refusal = page.getByTestId('ticket').getByRole('alert')
    if (await refusal.count()) throw new Error(`the ticket says: ${await refusal.first().innerText()}`)
    return (await row.count()) > 0
  })
  await row.getByText('Waiting').waitFor({ timeout: waitMillis })
  const id = await row.getAttribute('data-testid')
  await picture(page, 'stop-waits')

  step = 'amend the stop order'
  const order = page.getByTestId(id)
  await order.getByRole('button', { name: /^Amend/ }).click()
  await page.getByLabel('New stop price').fill(far(1.25))
  await picture(page, 'stop-amended')
  await page.getByLabel('New stop price').press('Enter')
  await order.getByText(shown(far(1.25))).waitFor({ timeout: waitMillis })
  say(`the stop order waits at ${far(1.2)}, then at ${far(1.25)}`)

  step = 'engage the kill switch'
  await page.keyboard.press('Shift+K')
  await page.getByLabel('Reason', { exact: true }).fill('a drill')
  await page.getByRole('button', { name: 'Go on…' }).click()
  await picture(page, 'kill-asked')
  await page.getByRole('button', { name: 'Engage the kill switch' }).click()
  step = 'see the banner of the kill switch'
  const banner = page.getByTestId('kill-banner')
  await banner.getByText('a drill').waitFor({ timeout: waitMillis })
  step = 'see the order canceled by the kill switch'
  await until(`the end of ${id}`, async () => (await order.count()) === 0)
  await picture(page, 'killed')
  say(`the banner says: ${(await banner.getByRole('alert').innerText()).replaceAll('\n', ' ')}`)

  step = 'arm again'
  await banner.getByRole('button', { name: /^Re-arm/ }).click()
  await page.getByLabel('Reason', { exact: true }).fill('the drill is over')
  await page.getByRole('button', { name: 'Re-arm', exact: true }).click()
  await until('the end of the banner', async () => (await banner.count()) === 0)
}

const shown = (price) => Number(price).toLocaleString('en-US', { minimumFractionDigits: 2 })

/** The quantity in the third column of the position's row; 0 without a row. */
async function held(row) {
  if ((await row.count()) === 0) return 0
  const text = await row
    .locator('td')
    .nth(2)
    .textContent({ timeout: 1_000 })
    .catch(() => '0')
  return Number((text ?? '0').replaceAll(',', ''))
}

async function tour(page) {
  step = 'look at the other pages'
  for (const title of ['Strategies', 'Risk', 'System']) {
    await page.getByRole('link', { name: title, exact: true }).click()
    await page.getByRole('heading', { name: title, level: 1 }).waitFor({ timeout: waitMillis })
    await page.waitForTimeout(500)
    await picture(page, title.toLowerCase())
  }
  await page.getByRole('link', { name: 'Desk', exact: true }).click()
  await page.getByTestId('last-price').waitFor({ timeout: waitMillis })
  step = 'look at it light and on a phone'
  await page.emulateMedia({ colorScheme: 'light' })
  await page.waitForTimeout(1_000)
  await picture(page, 'visit-light')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.waitForTimeout(1_000)
  await picture(page, 'visit-phone')
}

const browser = await launch()
let page
let code = 0
try {
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' })
  // Who was here before is not led around.
  await page.addInitScript(() => localStorage.setItem('trading.tour', 'done'))
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.stack ?? error.message))
  await visit(page)
  await bracketByKeyboard(page, {
    lastPrice: Number((await page.getByTestId('last-price').textContent()).replaceAll(',', '')),
    quantity: orderQuantity,
    waitMillis,
    step: (words) => {
      step = words
    },
    say,
    picture: (name) => picture(page, name),
  })
  await dragOrder(page, {
    symbol,
    quantity: orderQuantity,
    waitMillis,
    step: (words) => {
      step = words
    },
    say,
    picture: (name) => picture(page, name),
  })
  await stop(page)
  await tour(page)
  step = 'find nothing to complain about'
  if (said.length > 0) throw new Error('the browser complained')
  say('all seen')
} catch (error) {
  code = 1
  console.error(`desk: could not ${step}: ${error.message}`)
  if (page) await picture(page, 'failed').catch(() => undefined)
} finally {
  for (const line of said) console.error(`desk: browser: ${line}`)
  await browser.close()
}
process.exit(code)
