// What the scripts of this folder share: where the product is, a browser, pictures, and waiting.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export { launch } from '../testing/browser.mjs'

export const base = process.env.BASE_URL ?? 'http://127.0.0.1:8000'
export const login = process.env.LOGIN_URL ?? base
const shots = process.env.SHOTS

/** What `probe` gives as soon as it is something; an error after so many milliseconds. */
export async function until(what, probe, waitMillis) {
  const deadline = Date.now() + waitMillis
  for (;;) {
    const value = await probe()
    if (value) return value
    if (Date.now() > deadline) throw new Error(`not seen within ${waitMillis} ms: ${what}`)
    await new Promise((done) => setTimeout(done, 100))
  }
}

export async function picture(page, name) {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: join(shots, `${name}.png`) })
}
