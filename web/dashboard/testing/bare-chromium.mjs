// Chromium as a visitor has it: nobody listens to its network or its pages beyond what is asked here, since listening costs it more than
// the desk does. Spoken to in its own protocol.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'

/** To be ended by its `close()`. `page(width, height)` gives one tab; `send(method, parameters)` speaks to the browser or to the tab. */
export async function startBare() {
  const folder = mkdtempSync(join(tmpdir(), 'bare-chromium-'))
  const browser = spawn(
    process.env.CHROMIUM ?? '/usr/bin/chromium',
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const end = new Promise((done) => browser.once('exit', done))
  const socket = new WebSocket(await addressOf(browser))
  await new Promise((done, fail) => {
    socket.once('open', done)
    socket.once('error', fail)
  })
  const root = speaker(socket)
  return {
    ...root,
    async page(width, height) {
      const { targetId } = await root.send('Target.createTarget', { url: 'about:blank' })
      const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: true })
      const page = speaker(socket, sessionId)
      await page.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
      return { ...page, close: () => root.send('Target.closeTarget', { targetId }) }
    },
    async close() {
      await root.send('Browser.close').catch(() => browser.kill())
      await end
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function addressOf(browser) {
  return new Promise((done, fail) => {
    let said = ''
    browser.stderr.on('data', (text) => {
      said += text
      const address = /ws:\/\/\S+/.exec(said)
      if (address) done(address[0])
    })
    browser.once('exit', (code) => fail(new Error(`Chromium ended with ${code}: ${said}`)))
    browser.once('error', fail)
  })
}

let ids = 0

function speaker(socket, sessionId) {
  const waiting = new Map()
  const listeners = []
  socket.on('message', (text) => {
    const message = JSON.parse(text)
    if (message.sessionId !== sessionId) return
    if (message.id === undefined) for (const listener of listeners) listener(message.method, message.params)
    const answer = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error) answer?.fail(new Error(`${answer.method}: ${message.error.message}`))
    else answer?.done(message.result)
  })
  const send = (method, params = {}) =>
    new Promise((done, fail) => {
      waiting.set(++ids, { method, done, fail })
      socket.send(JSON.stringify({ id: ids, method, params, ...(sessionId ? { sessionId } : {}) }))
    })
  return {
    send,
    /** `listener(method, parameters)` hears each event. Gives what ends that. */
    hear(listener) {
      listeners.push(listener)
      return () => listeners.splice(listeners.indexOf(listener), 1)
    },
    /** The value of an expression in the page, awaited. */
    async evaluate(expression) {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value
    },
  }
}

/** What a person does with keyboard and pointer in a page of `startBare`. */
export function hands(page) {
  const press = async (key, modifiers = 0) => {
    const text = key.length === 1 && modifiers === 0 ? { text: key } : {}
    const what = { key, modifiers, windowsVirtualKeyCode: codes[key] ?? key.toUpperCase().charCodeAt(0), ...text }
    await page.send('Input.dispatchKeyEvent', { type: text.text ? 'keyDown' : 'rawKeyDown', ...what })
    await page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...what })
  }
  return {
    press,
    async type(text) {
      for (const letter of text) await press(letter)
    },
    /** In the middle of the first element that the selector finds. */
    async click(selector) {
      const { x, y } = await page.evaluate(`(() => {
        const { left, top, width, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect()
        return { x: left + width / 2, y: top + height / 2 }
      })()`)
      const where = { x, y, button: 'left', clickCount: 1 }
      await page.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...where })
      await page.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...where })
    },
  }
}

const codes = { Escape: 27, Enter: 13, Tab: 9, '.': 190 }
