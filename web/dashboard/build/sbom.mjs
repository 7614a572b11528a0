// The list of the packages in the dashboard, without what npm writes anew each time (a number and the time): the same sources give the
// same image. Run by npm, which says where it is.
import { execFileSync } from 'node:child_process'

const words = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--omit=dev']
const document = JSON.parse(
  execFileSync(process.execPath, [process.env.npm_execpath, ...words], { encoding: 'utf8', maxBuffer: 1 << 26 }),
)
delete document.serialNumber
delete document.metadata.timestamp
process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
