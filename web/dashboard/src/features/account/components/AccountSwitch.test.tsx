import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { useAccount } from '../api/account'
import { useAccountChoice } from '../api/chosen-account'
import { AccountSwitch } from './AccountSwitch'

const own = { id: 1, name: 'demo', own: true, state: 'ACTIVE', equity: '100' }
const other = { id: 1000, name: 'slow', own: false, state: 'ACTIVE', equity: '200' }

function Equity() {
  return <output>{useAccount()?.equity}</output>
}

describe('the account switch', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
  })
  afterEach(() => {
    useAccountChoice.getState().choose(undefined)
    server.close()
  })

  it('is not there with one account', async () => {
    server.has('/api/accounts', [own])
    show(<AccountSwitch />)
    await new Promise((done) => setTimeout(done, 20))
    expect(screen.queryByLabelText('Account')).toBeNull()
  })

  it('listens to the account that is chosen, names it in the address, and comes back to the own one', async () => {
    server.has('/api/accounts', [own, other])
    show(
      <>
        <AccountSwitch />
        <Equity />
      </>,
    )
    await server.says('account', { account: 'demo', equity: '100' })
    expect(screen.getByRole('status')).toHaveTextContent('100')
    await userEvent.selectOptions(await screen.findByLabelText('Account'), 'slow')
    await server.says('account:1000', { account: 'slow', equity: '200' })
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('200'))
    expect(location.search).toBe('?account=1000')
    await userEvent.selectOptions(screen.getByLabelText('Account'), 'demo (own)')
    expect(location.search).toBe('')
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('100'))
  })
})
