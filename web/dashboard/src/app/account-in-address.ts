import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { notify } from '@/components/notices'
import { useAccounts } from '@/features/account/api/accounts'
import { keepInAddress, useAccountChoice } from '@/features/account/api/chosen-account'

/** Keeps the chosen account through the pages, and goes back to the own one where there is no such account. */
export function useAccountInAddress(): void {
  const [location] = useLocation()
  const { account, choose } = useAccountChoice()
  const { data: accounts } = useAccounts()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page begins with an address of its own
  useEffect(keepInAddress, [location])
  useEffect(() => {
    if (account === undefined || !accounts) return
    const known = accounts.find((one) => one.id === account)
    if (known && !known.own) return
    choose(undefined)
    if (!known) notify({ tone: 'down', title: `There is no account ${account}`, detail: 'This is the desk’s own.' })
  }, [account, accounts, choose])
}
