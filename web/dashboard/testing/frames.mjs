// How smooth the desk is while a market of five symbols changes 1,000 times a second each. Counts the frames that Chromium's compositor has
// put on the screen, not the callbacks of a page. Beside it, in the same run, what the machine and this Chromium do at most: an empty page
// that changes one number in each frame, and the same page while it receives the desk's messages and leaves them unread.
// Serves the built dashboard by an own stand-in; says what it measured, and judges nothing.
//   node testing/frames.mjs [seconds of each: 10]     SLOW=4  slows the processor down so many times     CHROMIUM     RATE=1000
import { startBare } from './bare-chromium.mjs'
import { startStandIn } from './stand-in.mjs'

const seconds = Number(process.argv[2] ?? 10)
const slow = Number(process.env.SLOW ?? 1)
const standIn = await startStandIn({ RATE: process.env.RATE ?? '1000' })
const browser = await startBare()
const pause = (millis) => new Promise((done) => setTimeout(done, millis))

const symbols = ['BTCUSDT', 'ETHUSDT', 'SOLUSDT', 'XRPUSDT', 'DOGEUSDT']
const channels = [
  ...symbols.flatMap((symbol) => [`bars:${symbol}:1d`, `bars:${symbol}:1m`]),
  ...['quotes', 'depth', 'tape'].map((kind) => `${kind}:BTCUSDT`),
]
const counting = `
  document.body.textContent = ''
  const place = document.body.appendChild(document.createElement('p'))
  let number = 0
  const count = () => { place.textContent = ++number; requestAnimationFrame(count) }
  requestAnimationFrame(count)`
const listening = `
  const socket = new WebSocket(location.origin.replace('http', 'ws') + '/ws')
  socket.onopen = () => socket.send(${JSON.stringify(JSON.stringify({ op: 'subscribe', channels }))})
  socket.onmessage = () => undefined`

try {
  await row('an empty page with one number', async (page) => {
    await open(page, 'about:blank')
    await page.evaluate(counting)
  })
  await row('the same, messages left unread', async (page) => {
    await open(page, `${standIn.base}/login?token=any`)
    await pause(1_000)
    // A page of the same address that is not the desk: the line is open only to those.
    await page.send('Page.navigate', { url: `${standIn.base}/theme.js` })
    await pause(500)
    await page.evaluate(`${counting};${listening}`)
  })
  await row('the desk', async (page) => {
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `localStorage.setItem('trading.tour', 'done')` })
    await open(page, `${standIn.base}/login?token=any`)
    await until(page, `/\\d/.test(document.querySelector('[data-testid=last-price]')?.textContent ?? '')`)
  })
} finally {
  await browser.close()
  standIn.kill()
}

async function open(page, url) {
  await page.send('Page.enable')
  await page.send('Page.navigate', { url })
}

async function until(page, expression) {
  for (let tries = 0; tries < 300; tries++) {
    if (await page.evaluate(expression).catch(() => false)) return
    await pause(100)
  }
  throw new Error(`never true: ${expression}`)
}

async function row(name, show) {
  const page = await browser.page(1440, 900)
  await show(page)
  await pause(3_000)
  if (slow > 1) await page.send('Emulation.setCPUThrottlingRate', { rate: slow })
  await page.send('Performance.enable', { timeDomain: 'threadTicks' })
  const heapBefore = await heap(page)
  const workBefore = await work(page)
  const processesBefore = await processes()
  const times = await presented(seconds)
  const workAfter = await work(page)
  const processesAfter = await processes()
  console.log(`${name}:`)
  const pauses = times.slice(1).map((time, index) => time - times[index])
  const sorted = pauses.toSorted((left, right) => left - right)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1)
  console.log(`  frames on the screen a second: ${(times.length / seconds).toFixed(1)}`)
  console.log(`  between two, ms:               median ${at(0.5)}, 99 % ${at(0.99)}, longest ${at(1)}`)
  const took = (part) => (((workAfter[part] - workBefore[part]) / times.length) * 1_000).toFixed(1)
  console.log(
    `  page's thread, ms a frame:     ${took('TaskDuration')}, of it script ${took('ScriptDuration')}, style ${took('RecalcStyleDuration')}, layout ${took('LayoutDuration')}`,
  )
  const cores = Object.entries(processesAfter)
    .map(([kind, used]) => [kind, (used - (processesBefore[kind] ?? 0)) / seconds])
    .filter(([, share]) => share >= 0.02)
    .map(([kind, share]) => `${kind} ${share.toFixed(2)}`)
  console.log(`  processors in use:             ${cores.join(', ')}`)
  console.log(`  messages a second:             ${await messages(page)}`)
  console.log(`  heap in MB:                    ${heapBefore} before, ${await heap(page)} after`)
  await page.close()
}

/** When each frame was put on the screen, in milliseconds. */
async function presented(forSeconds) {
  const times = []
  const ended = new Promise((done) => {
    const leave = browser.hear((method, { value }) => {
      if (method === 'Tracing.dataCollected')
        for (const { name, ts } of value) if (name === 'Display::FrameDisplayed') times.push(ts / 1_000)
      if (method === 'Tracing.tracingComplete') {
        leave()
        done()
      }
    })
  })
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['viz'], excludedCategories: ['*'] },
  })
  await pause(forSeconds * 1_000)
  await browser.send('Tracing.end')
  await ended
  return times.toSorted((left, right) => left - right)
}

/** Processor time of the page's thread, by what it was spent on, in seconds. */
async function work(page) {
  const { metrics } = await page.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

/** Processor time by kind of process, in seconds. */
async function processes() {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  const sums = {}
  for (const { type, cpuTime } of processInfo) sums[type] = (sums[type] ?? 0) + cpuTime
  return sums
}

/** Counted after the measuring, since counting them costs much. */
async function messages(page) {
  let count = 0
  const leave = page.hear((method) => {
    if (method === 'Network.webSocketFrameReceived') count++
  })
  await page.send('Network.enable')
  await pause(2_000)
  await page.send('Network.disable')
  leave()
  return Math.round(count / 2)
}

async function heap(page) {
  await page.send('HeapProfiler.collectGarbage')
  const { usedSize } = await page.send('Runtime.getHeapUsage')
  return (usedSize / 1e6).toFixed(1)
}
