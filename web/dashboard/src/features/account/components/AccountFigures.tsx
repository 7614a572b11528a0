import { Signed } from '@/components/Signed'
import { money } from '@/lib/format'
import { useAccount } from '../api/account'

/** The three figures that are always in sight. Where there is room, theirs is kept until they come: nothing beside them moves then. */
export function AccountFigures() {
  const account = useAccount()
  const total = account ? Number(account.realizedPnl) + Number(account.unrealizedPnl) : undefined
  return (
    <dl className="flex min-w-0 items-center gap-4 overflow-hidden text-2xs whitespace-nowrap xl:gap-5">
      <div>
        <dt className="text-mute">Equity</dt>
        <dd className="text-xs font-semibold xl:min-w-26" data-testid="equity">
          {account ? money(account.equity) : '–'}
          {account && <span className="max-sm:sr-only"> {account.currency}</span>}
        </dd>
      </div>
      <div className="hidden sm:block md:hidden xl:block">
        <dt className="text-mute">Unrealized</dt>
        <dd className="text-xs font-semibold xl:min-w-16">
          <Signed value={account?.unrealizedPnl} />
        </dd>
      </div>
      <div className="hidden xl:block">
        <dt className="text-mute" title="Realized after fees, and unrealized">
          Total result
        </dt>
        <dd className="text-xs font-semibold xl:min-w-16">
          <Signed value={total} />
        </dd>
      </div>
    </dl>
  )
}
