import { Signed } from '@/components/Signed'
import { Skeleton } from '@/components/states'
import { money, quantity } from '@/lib/format'
import { useAccount } from '../api/account'
import { AccountSwitch } from './AccountSwitch'

export function AccountPanel() {
  const account = useAccount()
  if (!account) return <Skeleton rows={5} label="Account" />
  const held = account.balances.filter((balance) => Number(balance.total) !== 0)
  return (
    <div className="px-3 pb-3 text-xs">
      <AccountSwitch className="mb-2 block lg:hidden" />
      <dl className="grid grid-cols-[1fr_auto] gap-y-1">
        <dt className="text-mute">Equity</dt>
        <dd className="text-right font-semibold">
          {money(account.equity)} {account.currency}
        </dd>
        <dt className="text-mute">Cash</dt>
        <dd className="text-right">{money(account.cash)}</dd>
        <dt className="text-mute">In positions</dt>
        <dd className="text-right">{money(account.positionsValue)}</dd>
        <dt className="text-mute">Unrealized</dt>
        <dd className="text-right">
          <Signed value={account.unrealizedPnl} />
        </dd>
        <dt className="text-mute">Realized, after fees</dt>
        <dd className="text-right">
          <Signed value={account.realizedPnl} />
        </dd>
      </dl>
      <table className="mt-3 w-full border-t">
        <caption className="sr-only">Balances</caption>
        <thead>
          <tr className="h-7 text-2xs text-mute">
            <th scope="col" className="text-left font-normal">
              Asset
            </th>
            <th scope="col" className="text-right font-normal">
              Free
            </th>
            <th scope="col" className="text-right font-normal">
              In orders
            </th>
          </tr>
        </thead>
        <tbody>
          {held.map((balance) => (
            <tr key={balance.asset} className="h-6">
              <th scope="row" className="text-left font-medium">
                {balance.asset}
              </th>
              <td className="text-right">
                {balance.asset === account.currency ? money(balance.free) : quantity(balance.free, 8)}
              </td>
              <td className="text-right text-soft">
                {Number(balance.locked) === 0
                  ? '–'
                  : quantity(balance.locked, balance.asset === account.currency ? 2 : 8)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
