import type { Frame } from '@/lib/stream'
import { channelStore } from '@/lib/stream/channel-store'
import { useChosenAccount } from './chosen-account'

/** The channel of an account: without a number it is the desk's own. */
export const channelOf = (channel: string, account: number | undefined): string =>
  account === undefined ? channel : `${channel}:${account}`

/** A hook that shows a channel of the chosen account. */
export function ofAccount<S>(channel: string, reduce: (state: S | undefined, frame: Frame) => S): () => S | undefined {
  const useChannel = channelStore(reduce)
  return function useOfAccount() {
    return useChannel(channelOf(channel, useChosenAccount()))
  }
}
