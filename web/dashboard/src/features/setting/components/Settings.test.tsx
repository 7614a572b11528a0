import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import type { Setting } from '../api/settings'
import { SecretsPanel } from './SecretsPanel'
import { SettingsList } from './SettingsList'

const setting = (key: string, part: Partial<Setting> = {}): Setting => ({
  key,
  name: key.toUpperCase().replace('.', '_'),
  group: key.split('.')[0] ?? '',
  help: `What ${key} does.`,
  expected: 'whole minutes from 1 to 1440',
  value: '60',
  defaultValue: '60',
  source: 'default',
  secret: false,
  hot: true,
  waits: false,
  nextValue: null,
  fixed: null,
  ...part,
})
let server: FakeServer

beforeEach(() => {
  server = new FakeServer()
  server.has('/api/settings', [
    setting('api.minutes'),
    setting('api.port', {
      value: '8000',
      waits: true,
      nextValue: '9000',
      hot: false,
      source: 'config/config.toml line 2',
    }),
    setting('data.directory', { value: null, defaultValue: null, fixed: 'it is for whoever has the machine' }),
  ])
})
afterEach(() => server.close())

it('saves what was changed, all of it at once', async () => {
  show(<SettingsList mayChange />)
  await userEvent.type(await screen.findByLabelText(/api.minutes/), '0')
  server.answersNext(200, { atOnce: ['api.minutes'], nextStart: ['api.port'], files: ['config/config.toml'] })
  await userEvent.clear(screen.getByLabelText(/api.port/))
  await userEvent.type(screen.getByLabelText(/api.port/), '8080')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(server.requests).toHaveLength(1))
  expect(server.requests[0]).toEqual({
    method: 'PATCH',
    path: '/api/settings',
    body: {
      changes: [
        { key: 'api.minutes', value: '600' },
        { key: 'api.port', value: '8080' },
      ],
    },
  })
})

it('shows each refusal at its setting and keeps what was written', async () => {
  show(<SettingsList mayChange />)
  await userEvent.type(await screen.findByLabelText(/api.minutes/), '00')
  server.answersNext(422, {
    type: '/problems/settings-refused',
    title: 'The settings were not taken',
    status: 422,
    detail: 'api.minutes = 6000',
    errors: [{ pointer: '/changes/0/value', code: 'SETTING', detail: 'api.minutes = 6000 expected: less' }],
  })
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  const row = screen.getByTestId('setting-api.minutes')
  expect(await within(row).findByText('api.minutes = 6000 expected: less')).toBeVisible()
  expect(screen.getByLabelText(/api.minutes/)).toHaveValue('6000')
  expect(screen.getByLabelText(/api.minutes/)).toBeInvalid()
})

it('says what waits for the next start and what cannot be changed here', async () => {
  show(<SettingsList mayChange />)
  expect(within(await screen.findByTestId('setting-api.port')).getByText('waits for the next start')).toBeVisible()
  expect(screen.getByText(/runs with 8000/)).toBeVisible()
  expect(screen.getByLabelText('data.directory')).toHaveAttribute('readonly')
  expect(screen.getByText(/it is for whoever has the machine/)).toBeVisible()
})

it('lets who is no admin read only', async () => {
  show(<SettingsList mayChange={false} />)
  expect(await screen.findByLabelText(/api.minutes/)).toHaveAttribute('readonly')
})

it('sends a secret once and never shows one', async () => {
  server.has('/api/secrets', [
    { name: 'OPENAI_API_KEY', help: 'The key.', set: '2026-11-26T04:00:00Z', overriddenBy: '.env line 1' },
    { name: 'ALERTS_EMAIL', help: 'Mail.', set: null, overriddenBy: null },
  ])
  show(<SecretsPanel />)
  expect(await screen.findByText('written in .env line 1, which wins')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Remove ALERTS_EMAIL' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Set ALERTS_EMAIL' }))
  const field = screen.getByLabelText('Value')
  expect(field).toHaveAttribute('type', 'password')
  await userEvent.type(field, 'smtp://me')
  server.answersNext(422, {
    type: '/problems/settings-refused',
    title: 'Not taken',
    status: 422,
    detail: 'expected: more',
    errors: [{ pointer: '/value', code: 'SETTING', detail: 'expected: more' }],
  })
  await userEvent.click(screen.getByRole('button', { name: 'Keep it' }))
  expect(await screen.findByText('expected: more')).toBeInTheDocument()
  expect(server.requests[0]).toEqual({ method: 'PUT', path: '/api/secrets/ALERTS_EMAIL', body: { value: 'smtp://me' } })
})
