// What a visitor feels, measured in Chromium with the processor slowed down: the first contentful paint, shifts of the layout, the answer to
// each act until the next paint (what Event Timing calls its duration, in steps of 8 ms); and, over minutes at full rate, the memory of the
// page. Nobody listens to the page's network meanwhile. Serves the built dashboard by an own stand-in; judges nothing.
//   node testing/vitals.mjs [minutes of memory: 0]     SLOW=4     RATE=1000     VISITS=5     CHROMIUM
import { hands, startBare } from './bare-chromium.mjs'
import { startStandIn } from './stand-in.mjs'

const minutes = Number(process.argv[2] ?? 0)
const slow = Number(process.env.SLOW ?? 4)
const visits = Number(process.env.VISITS ?? 5)
const standIn = await startStandIn({ RATE: process.env.RATE ?? '1000' })
const browser = await startBare()
const pause = (millis) => new Promise((done) => setTimeout(done, millis))

/** Runs in the page, before anything else of it. */
function observe() {
  localStorage.setItem('trading.tour', 'done')
  window.vitals = { shifts: 0, events: [] }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.vitals.shifts += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const { interactionId, name, duration, startTime, processingStart, processingEnd } of list.getEntries())
      if (interactionId)
        window.vitals.events.push({
          name,
          duration,
          waited: processingStart - startTime,
          worked: processingEnd - processingStart,
        })
  }).observe({ type: 'event', durationThreshold: 16, buffered: true })
}

async function visit() {
  const page = await browser.page(1440, 900)
  await page.send('Page.enable')
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${observe})()` })
  await page.send('Emulation.setCPUThrottlingRate', { rate: slow })
  await page.send('Page.navigate', { url: `${standIn.base}/login?token=any` })
  const hasPrice = `/\\d/.test(document.querySelector('[data-testid=last-price]')?.textContent ?? '')`
  for (let tries = 0; !(await page.evaluate(hasPrice).catch(() => false)); tries++) {
    if (tries > 600) throw new Error('the desk did not open')
    await pause(100)
  }
  return page
}

const acts = {
  'choose to sell': ({ click }) =>
    click('[data-testid=ticket] [role=radio]:not([aria-checked=true]), [data-testid=ticket] label:nth-of-type(2)'),
  'another time frame': ({ press }) => press('5'),
  'the first time frame again': ({ press }) => press('2'),
  'open the palette': ({ press }) => press('k', 2),
  'search in it': ({ type }) => type('risk'),
  'close it': ({ press }) => press('Escape'),
  'to the quantity': ({ press }) => press('b'),
  'write a quantity': ({ type }) => type('0.5'),
  'leave it': ({ press }) => press('Escape'),
  'another list': ({ click }) => click('[role=tab][aria-selected=false]'),
  'another symbol': ({ click }) => click('[aria-label=Symbols] li:nth-child(2) button'),
}

const middle = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]

try {
  const paints = []
  const shifts = []
  const answers = Object.fromEntries(Object.keys(acts).map((name) => [name, []]))
  for (let time = 0; time < visits; time++) {
    const page = await visit()
    await pause(3_000)
    const seen = await page.evaluate(
      `({ paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime, shifts: window.vitals.shifts })`,
    )
    paints.push(seen.paint)
    shifts.push(seen.shifts)
    for (const [name, act] of Object.entries(acts)) {
      await page.evaluate('window.vitals.events.length = 0')
      await act(hands(page))
      await pause(500)
      const events = await page.evaluate('window.vitals.events')
      const slowest = events.toSorted((one, other) => other.duration - one.duration)[0]
      answers[name].push(slowest ?? { name: 'none above 16 ms', duration: 0, waited: 0, worked: 0 })
    }
    await page.close()
  }
  const round = Math.round
  console.log(`processor ${slow} x slower, ${visits} visits, each figure the median of them:`)
  console.log(`  first contentful paint ${round(middle(paints))} ms, layout shift ${middle(shifts).toFixed(4)}`)
  for (const [name, events] of Object.entries(answers)) {
    const of = (part) => round(middle(events.map((event) => event[part])))
    console.log(
      `  ${name.padEnd(28)} ${String(of('duration')).padStart(4)} ms  (waited ${of('waited')}, worked ${of('worked')}; worst ${round(Math.max(...events.map(({ duration }) => duration)))})`,
    )
  }
  console.log(
    `  slowest act ${round(Math.max(...Object.values(answers).map((events) => middle(events.map(({ duration }) => duration)))))} ms`,
  )
  if (minutes > 0) {
    const page = await visit()
    await page.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await page.send('HeapProfiler.enable')
    for (let minute = 0; minute <= minutes; minute++) {
      await page.send('HeapProfiler.collectGarbage')
      const { usedSize } = await page.send('Runtime.getHeapUsage')
      const nodes = await page.evaluate(`document.querySelectorAll('*').length`)
      console.log(`minute ${minute}: ${(usedSize / 1e6).toFixed(1)} MB, ${nodes} elements`)
      if (minute % 5 === 1 || minute === minutes) console.log(`  of it ${await kindsOf(page)}`)
      if (minute < minutes) await pause(60_000)
    }
  }
} finally {
  await browser.close()
  standIn.kill()
}

/** What the page itself keeps, apart from what the browser has compiled of it: that grows for as long as it finds something to speed up. */
async function kindsOf(page) {
  const chunks = []
  const leave = page.hear((method, { chunk }) => method === 'HeapProfiler.addHeapSnapshotChunk' && chunks.push(chunk))
  await page.send('HeapProfiler.takeHeapSnapshot')
  leave()
  const { snapshot, nodes } = JSON.parse(chunks.join(''))
  const { node_fields: fields, node_types: types } = snapshot.meta
  const sizes = {}
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = types[0][nodes[at + fields.indexOf('type')]]
    sizes[kind] = (sizes[kind] ?? 0) + nodes[at + fields.indexOf('self_size')]
  }
  return ['object', 'array', 'closure', 'string', 'code']
    .map((kind) => `${kind} ${((sizes[kind] ?? 0) / 1e3).toFixed(0)} kB`)
    .join(', ')
}
