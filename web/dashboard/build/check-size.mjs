// What a browser must fetch before the desk can start, compressed, stays below a budget. Looks at the last build, wherever Maven or
// `npm run build` put it; without one there is nothing to weigh.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const budget = 300_000
const places = ['../../target/classes/dashboard/assets', '../dist/assets'].map((place) =>
  fileURLToPath(new URL(place, import.meta.url)),
)
const folder = places.find((place) => existsSync(place))
if (folder) {
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const size = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(`${folder}/${name}`)).length, 0)
  if (size > budget) {
    console.error(`script size: gzip=${size} budget=${budget} folder=${folder}`)
    process.exit(1)
  }
}
