// What a visitor feels, measured in Chromium with the processor slowed down: the first contentful paint, shifts of the layout, the longest
// answer to an act; and, over minutes at full rate, the memory of the page. Serves the built dashboard by an own stand-in; judges nothing.
//   node testing/vitals.mjs [minutes of memory: 0]     SLOW=4     RATE=1000     CHROMIUM
import { launch } from './browser.mjs'
import { startStandIn } from './stand-in.mjs'

const minutes = Number(process.argv[2] ?? 0)
const slow = Number(process.env.SLOW ?? 4)
const standIn = await startStandIn({ RATE: process.env.RATE ?? '1000' })
const browser = await launch()

/** Runs in the page, before anything else of it. */
function observe() {
  window.vitals = { shifts: 0, slowest: 0, act: '' }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.vitals.shifts += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.interactionId && entry.duration > window.vitals.slowest) {
        window.vitals.slowest = entry.duration
        window.vitals.act = entry.name
      }
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true })
}

async function visit() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addInitScript(() => localStorage.setItem('trading.tour', 'done'))
  await context.addInitScript(observe)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow })
  await page.goto(`${standIn.base}/login?token=any`, { waitUntil: 'load' })
  await page.getByTestId('last-price').waitFor({ timeout: 60_000 })
  return { context, page, session }
}

async function acts(page) {
  await page
    .getByRole('radio', { name: 'Sell', exact: true })
    .or(page.getByRole('tab', { name: 'Sell' }))
    .first()
    .click()
  await page.keyboard.press('5')
  await page.keyboard.press('2')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('risk')
  await page.keyboard.press('Escape')
  await page.keyboard.press('b')
  await page.keyboard.type('0.5')
  await page.keyboard.press('Escape')
}

const middle = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]

try {
  const paints = []
  const shifts = []
  const answers = []
  for (let time = 0; time < 5; time++) {
    const { context, page } = await visit()
    await page.waitForTimeout(3_000)
    const seen = await page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      shifts: window.vitals.shifts,
    }))
    paints.push(seen.paint)
    shifts.push(seen.shifts)
    await acts(page)
    await page.waitForTimeout(1_000)
    const { slowest, act } = await page.evaluate(() => window.vitals)
    answers.push(slowest)
    console.log(
      `visit ${time + 1}: first contentful paint ${Math.round(seen.paint)} ms, layout shift ${seen.shifts.toFixed(4)}, slowest act ${slowest} ms (${act})`,
    )
    await context.close()
  }
  console.log(
    `median of 5, processor ${slow} x slower: first contentful paint ${Math.round(middle(paints))} ms, layout shift ${middle(shifts).toFixed(4)}, slowest act ${middle(answers)} ms`,
  )
  if (minutes > 0) {
    const { context, page, session } = await visit()
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await session.send('HeapProfiler.enable')
    for (let minute = 0; minute <= minutes; minute++) {
      await session.send('HeapProfiler.collectGarbage')
      const { usedSize } = await session.send('Runtime.getHeapUsage')
      console.log(`minute ${minute}: ${(usedSize / 1e6).toFixed(1)} MB`)
      if (minute < minutes) await page.waitForTimeout(60_000)
    }
    await context.close()
  }
} finally {
  await browser.close()
  standIn.kill()
}
