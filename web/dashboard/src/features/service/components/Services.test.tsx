import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { reduceLog } from '../api/logs'
import type { Service } from '../api/services'
import { Services } from './Services'

const service = (more: Partial<Service>): Service => ({
  name: 'redis',
  pid: 4711,
  status: 'running',
  startTime: '2026-11-23T12:00:00.000Z',
  restartCount: 0,
  lastError: null,
  healthStatus: 'healthy',
  lastHealthCheck: '2026-11-23T12:00:00.000Z',
  ...more,
})
const line = (id: string, level: string, message: string) => ({
  id,
  time: '2026-11-23T12:00:00.000Z',
  level,
  service: 'redis',
  logger: null,
  message,
})

describe('services', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
  })
  afterEach(() => server.close())

  it('shows the log of one live, from the level that is asked for', async () => {
    show(<Services />)
    await server.says('services', [service({})])
    await userEvent.click(screen.getByRole('button', { name: 'Log of redis' }))
    const dialog = within(screen.getByRole('dialog'))
    await server.says('logs:redis', [line('2', 'WARN', 'memory is short'), line('1', 'INFO', 'ready')])
    expect(dialog.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      expect.stringContaining('memory is short'),
      expect.stringContaining('ready'),
    ])
    await userEvent.click(dialog.getByRole('radio', { name: 'Warnings' }))
    expect(dialog.queryByText('ready')).toBeNull()
    await userEvent.click(dialog.getByRole('radio', { name: 'Errors' }))
    expect(dialog.getByText('Nothing of that level yet')).toBeVisible()
  })

  it('restarts one after a question, and says what goes with it', async () => {
    show(<Services />)
    await server.says('services', [service({ name: 'gateway', pid: null, status: 'failed' })])
    await userEvent.click(screen.getByRole('button', { name: 'Restart gateway' }))
    const dialog = within(screen.getByRole('dialog'))
    expect(dialog.getByText(/The orchestrator and the API are restarted with it/)).toBeVisible()
    expect(server.requests).toEqual([])
    server.answersNext(202, { restarting: ['gateway'] })
    await userEvent.click(dialog.getByRole('button', { name: 'Restart' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(server.requests).toEqual([{ method: 'POST', path: '/api/services/gateway/restart', body: {} }])
  })

  it('says why one was not restarted', async () => {
    show(<Services />)
    await server.says('services', [service({})])
    await userEvent.click(screen.getByRole('button', { name: 'Restart redis' }))
    server.answersNext(409, {
      type: '/problems/service-not-restartable',
      title: 'The service cannot be restarted now',
      status: 409,
      detail: 'Another restart is being made: wait for its end.',
    })
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Restart' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Another restart is being made')
  })

  it('offers no restart of one that is external', async () => {
    show(<Services />)
    await server.says('services', [service({ external: true })])
    expect(screen.queryByRole('button', { name: 'Restart redis' })).toBeNull()
  })
})

describe('a log', () => {
  it('grows on top, and a snapshot begins anew', () => {
    const frame = (type: 'snapshot' | 'update', data: unknown) => ({ channel: 'logs:redis', type, sequence: 1, data })
    const first = reduceLog(undefined, frame('snapshot', [line('1', 'INFO', 'one')]))
    const more = reduceLog(first, frame('update', [line('3', 'INFO', 'three'), line('2', 'INFO', 'two')]))
    expect(more.map(({ id }) => id)).toEqual(['3', '2', '1'])
    expect(reduceLog(more, frame('snapshot', [line('1', 'INFO', 'other')]))).toHaveLength(1)
  })
})
