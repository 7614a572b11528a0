import { ofAccount } from './of-account'

export type Balance = { asset: string; free: string; locked: string; total: string }
export type Account = {
  account: string
  currency: string
  cash: string
  equity: string
  positionsValue: string
  unrealizedPnl: string
  realizedPnl: string
  balances: Balance[]
  makerFeeRate?: string
  takerFeeRate?: string
}

export const useAccount = ofAccount('account', (_: Account | undefined, frame) => frame.data as Account)

export function freeOf(account: Account | undefined, asset: string): string | undefined {
  if (!account) return undefined
  return account.balances.find((balance) => balance.asset === asset)?.free ?? '0'
}
