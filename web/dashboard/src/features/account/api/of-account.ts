import { useQuery } from '@tanstack/react-query'
import type { Frame } from '@/lib/stream'
import { channelStore } from '@/lib/stream/channel-store'
import { useChosenAccount } from './chosen-account'

const everyMillis = 1_000

/**
 * A hook that shows a channel of the chosen account. The stream knows the desk's own account only: another one is asked for with
 * `read` each second.
 */
export function ofAccount<S>(
  channel: string,
  reduce: (state: S | undefined, frame: Frame) => S,
  read: (account: number) => Promise<S>,
): () => S | undefined {
  const useChannel = channelStore(reduce)
  return function useOfAccount() {
    const account = useChosenAccount()
    const isOwn = account === undefined
    const live = useChannel(isOwn ? channel : undefined)
    const { data } = useQuery({
      queryKey: [channel, account],
      queryFn: () => read(account ?? 0),
      enabled: !isOwn,
      refetchInterval: everyMillis,
    })
    return isOwn ? live : data
  }
}

/** What was read, as the snapshot of a channel. */
export const asSnapshot = (channel: string, data: unknown): Frame => ({ channel, type: 'snapshot', sequence: 0, data })
