// The built dashboard, served by the mock server on a free port.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })

/** `variables`: beyond those of this process. To be stopped by its `kill()`. */
export async function startStandIn(variables = {}) {
  const port = await freePort()
  const server = spawn(process.execPath, [new URL('mock-server.mjs', import.meta.url).pathname, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...variables },
  })
  await new Promise((done) => server.stdout.once('data', done))
  return { base: `http://127.0.0.1:${port}`, kill: () => server.kill() }
}
