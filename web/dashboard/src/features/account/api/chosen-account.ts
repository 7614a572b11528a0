import { useCallback } from 'react'
import { create } from 'zustand'
import { withQuery } from '@/lib/http'

const parameter = 'account'

function inAddress(): number | undefined {
  const text = new URLSearchParams(location.search).get(parameter)
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

/** Whose orders, money and limits the page is about, as the address has it: undefined for the desk's own account. */
export const useAccountChoice = create<{
  account: number | undefined
  choose: (account: number | undefined) => void
}>()((set) => ({
  account: inAddress(),
  choose: (account) => {
    set({ account })
    keepInAddress()
  },
}))

/** Other pages are reached without the parameter: it is added again, so that a reload stays with the account. */
export function keepInAddress(): void {
  const { account } = useAccountChoice.getState()
  if (account === inAddress()) return
  const address = new URL(location.href)
  if (account === undefined) address.searchParams.delete(parameter)
  else address.searchParams.set(parameter, String(account))
  history.replaceState(history.state, '', address)
}

export const useChosenAccount = (): number | undefined => useAccountChoice((state) => state.account)

/** Paths of the API for the chosen account. */
export function useAccountPath(): (path: string, query?: Record<string, string | undefined>) => string {
  const account = useChosenAccount()
  return useCallback((path, query = {}) => withQuery(path, { ...query, account }), [account])
}
