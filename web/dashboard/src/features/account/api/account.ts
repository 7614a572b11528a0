import { channelStore } from '@/lib/stream/channel-store'

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

const useAccountChannel = channelStore((_: Account | undefined, frame) => frame.data as Account)
export const useAccount = () => useAccountChannel('account')

export function freeOf(account: Account | undefined, asset: string): string | undefined {
  if (!account) return undefined
  return account.balances.find((balance) => balance.asset === asset)?.free ?? '0'
}
