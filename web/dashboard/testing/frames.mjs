// How smooth the desk is while a market of five symbols changes 1,000 times a second each: counts the frames that Chromium paints and the
// longest pause between two. Serves the built dashboard by an own stand-in; says what it measured, and judges nothing.
//   node testing/frames.mjs [seconds]     SLOW=4  slows the processor down so many times     CHROMIUM
import { launch } from './browser.mjs'
import { startStandIn } from './stand-in.mjs'

const seconds = Number(process.argv[2] ?? 20)
const slow = Number(process.env.SLOW ?? 1)
const standIn = await startStandIn({ RATE: '1000' })
const browser = await launch()
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  let frames = 0
  page.on('websocket', (socket) =>
    socket.on('framereceived', () => {
      frames++
    }),
  )
  const debug = await page.context().newCDPSession(page)
  await page.goto(`${standIn.base}/login?token=any`)
  await page.getByTestId('last-price').waitFor()
  await page.waitForTimeout(3_000)
  if (slow > 1) await debug.send('Emulation.setCPUThrottlingRate', { rate: slow })
  const heapBefore = await heap(debug)
  await debug.send('Performance.enable', { timeDomain: 'threadTicks' })
  const workBefore = await work(debug)
  frames = 0
  const painted = await page.evaluate(
    (millis) =>
      new Promise((done) => {
        const pauses = []
        const start = performance.now()
        let last = start
        const count = (now) => {
          pauses.push(now - last)
          last = now
          if (now - start < millis) requestAnimationFrame(count)
          else done(pauses)
        }
        requestAnimationFrame(count)
      }),
    seconds * 1_000,
  )
  const workAfter = await work(debug)
  const sorted = painted.toSorted((left, right) => left - right)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1)
  console.log(`messages a second: ${Math.round(frames / seconds)}`)
  console.log(`frames a second:   ${(painted.length / seconds).toFixed(1)}`)
  console.log(`pause in ms:       median ${at(0.5)}, 99 % ${at(0.99)}, longest ${at(1)}`)
  const took = (name) => (((workAfter[name] - workBefore[name]) / painted.length) * 1_000).toFixed(1)
  console.log(
    `work in ms a frame: ${took('TaskDuration')}, of it script ${took('ScriptDuration')}, style ${took('RecalcStyleDuration')}, layout ${took('LayoutDuration')}`,
  )
  console.log(`heap in MB:        ${heapBefore} before, ${await heap(debug)} after`)
} finally {
  await browser.close()
  standIn.kill()
}

/** Processor time of the page's thread, by what it was spent on, in seconds. */
async function work(debug) {
  const { metrics } = await debug.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

async function heap(debug) {
  await debug.send('HeapProfiler.collectGarbage')
  const { usedSize } = await debug.send('Runtime.getHeapUsage')
  return (usedSize / 1e6).toFixed(1)
}
