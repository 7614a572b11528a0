import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Notices } from '@/components/notices'
import { FakeServer, show } from '@/testing/fake-server'
import { alert } from '@/testing/rows'
import { AlertBanner } from './AlertBanner'
import { AlertBell } from './AlertBell'

describe('the bell', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
    show(
      <>
        <AlertBell className="" />
        <AlertBanner />
        <Notices />
      </>,
    )
  })
  afterEach(() => server.close())

  const bell = () => screen.getByTestId('alert-bell')

  // The first one, so that nothing lingers of another.
  it('says what is new, and over the page what was told again', async () => {
    await server.says('alerts', [alert({ id: 1, text: 'known' })])
    expect(screen.queryByTestId('notice')).toBeNull()
    await server.says('alerts', [alert({ id: 2, text: 'BTCUSDT: no quote for 6 s.' }), alert({ id: 1, text: 'known' })])
    expect(screen.getByTestId('notice')).toHaveTextContent('BTCUSDT: no quote for 6 s.')
    expect(screen.queryByTestId('alert-banner')).toBeNull()
    await server.says('alerts', [alert({ id: 2, text: 'BTCUSDT: no quote for 66 s.', level: 1 })])
    expect(screen.getByTestId('alert-banner')).toHaveTextContent('BTCUSDT: no quote for 66 s.')
  })

  it('counts what nobody has seen', async () => {
    await server.says('alerts', [alert({ id: 1 }), alert({ id: 2, acknowledgedBy: 'ada' })])
    expect(bell()).toHaveAccessibleName('Alerts: 1 unread')
    await server.says('alerts', [alert({ id: 1, acknowledgedBy: 'ada' })])
    expect(bell()).toHaveAccessibleName('Alerts')
  })

  it('shows value, limit and what to do, and who has seen it', async () => {
    await server.says('alerts', [
      alert({ id: 1, text: 'dailyLoss of account 1 is at 81 % of its limit.', value: '4050', limit: '5000' }),
      alert({ id: 2, acknowledgedBy: 'ada' }),
    ])
    await userEvent.click(bell())
    expect(screen.getByTestId('alert-1')).toHaveTextContent('dailyLoss of account 1 is at 81 % of its limit.')
    expect(screen.getByTestId('alert-1')).toHaveTextContent('4,050 · limit: 5,000')
    expect(screen.getByTestId('alert-1')).toHaveTextContent('Reduce')
    expect(screen.getByTestId('alert-2')).toHaveTextContent('Seen by ada')
  })

  it('acknowledges the one that is clicked', async () => {
    await server.says('alerts', [alert({ id: 7 })])
    await userEvent.click(bell())
    await userEvent.click(screen.getByRole('button', { name: /^Acknowledge:/ }))
    await waitFor(() =>
      expect(server.requests).toEqual([{ method: 'POST', path: '/api/alerts/7/acknowledge', body: {} }]),
    )
  })
})
