// What a browser must fetch before the desk can start, compressed, stays below a budget: the scripts that the page names, and those
// that they cannot do without. Looks at the last build, wherever Maven or `npm run build` put it; without one there is nothing to weigh.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const budget = 300_000
const places = ['../../target/classes/dashboard', '../dist'].map((place) =>
  fileURLToPath(new URL(place, import.meta.url)),
)
const folder = places.find((place) => existsSync(place))
if (folder) {
  const page = readFileSync(`${folder}/index.html`, 'utf8')
  const scripts = new Set()
  /** Static imports only: what is imported by a call comes later. */
  const add = (name) => {
    if (scripts.has(name)) return
    scripts.add(name)
    const text = readFileSync(`${folder}/assets/${name}`, 'utf8')
    for (const [, next] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) add(next)
  }
  for (const [, name] of page.matchAll(/assets\/([^"']+\.js)/g)) add(name)
  if (scripts.size === 0) throw new Error(`script size: no script in ${folder}/index.html`)
  const size = [...scripts].reduce((sum, name) => sum + gzipSync(readFileSync(`${folder}/assets/${name}`)).length, 0)
  if (size > budget) {
    console.error(`script size: gzip=${size} budget=${budget} scripts=${[...scripts].join(' ')} folder=${folder}`)
    process.exit(1)
  }
}
