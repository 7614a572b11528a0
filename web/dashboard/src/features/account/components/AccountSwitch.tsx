import { classes } from '@/lib/classes'
import { useAccounts } from '../api/accounts'
import { useAccountChoice } from '../api/chosen-account'

/** Whose figures are shown and for whom orders are placed; nothing to choose with one account. */
export function AccountSwitch({ className }: { className?: string }) {
  const { data: accounts } = useAccounts()
  const { account, choose } = useAccountChoice()
  if (!accounts || accounts.length < 2) return null
  const own = accounts.find((one) => one.own)?.id
  return (
    <span className={className}>
      <select
        aria-label="Account"
        title="Whose figures are shown, and for whom orders are placed"
        className={classes(
          'h-8 w-full max-w-40 rounded-md border bg-sunken px-1.5 text-xs font-medium',
          account === undefined ? 'text-soft' : 'border-warn text-warn',
        )}
        value={account ?? own}
        onChange={(event) => {
          const chosen = Number(event.target.value)
          choose(chosen === own ? undefined : chosen)
        }}
      >
        {accounts.map((one) => (
          <option key={one.id} value={one.id}>
            {one.own ? `${one.name} (own)` : one.name}
          </option>
        ))}
      </select>
    </span>
  )
}
