// Some registries lag behind with the packages of other platforms. A lock made from such a one installs here and fails for
// somebody else, so every optional dependency that the lock speaks of must also be in it.
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const present = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')))
const missing = Object.entries(packages).flatMap(([path, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !present.has(name))
    .map((name) => `package-lock.json: ${path} needs ${name}, which is not in the lock`),
)
for (const line of missing) console.error(line)
if (missing.length > 0) {
  console.error(
    'Take a version whose packages exist for every platform, then: rm -rf node_modules package-lock.json && npm install',
  )
  process.exit(1)
}
