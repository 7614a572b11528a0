import { useCallback, useSyncExternalStore } from 'react'
import { type Frame, stream } from '.'

const lingerMillis = 1_500

type Entry<S> = {
  state: S | undefined
  watchers: Set<() => void>
  leave: () => void
  farewell: ReturnType<typeof setTimeout> | undefined
}

/**
 * A hook that shows a channel: `undefined` until the snapshot is there, then the state that `reduce` makes of each frame. It lives
 * outside React: however many components look at a channel, it is subscribed and reduced once, and each is woken at most once a paint.
 * Without a channel it asks for nothing.
 */
export function channelStore<S>(
  reduce: (state: S | undefined, frame: Frame) => S,
): (channel: string | undefined) => S | undefined {
  const entries = new Map<string, Entry<S>>()

  function enter(channel: string): Entry<S> {
    const entry: Entry<S> = { state: undefined, watchers: new Set(), leave: () => undefined, farewell: undefined }
    entry.leave = stream.subscribe(channel, (frames) => {
      for (const frame of frames) entry.state = reduce(entry.state, frame)
      for (const watcher of entry.watchers) watcher()
    })
    entries.set(channel, entry)
    return entry
  }

  function watch(channel: string, watcher: () => void): () => void {
    const entry = entries.get(channel) ?? enter(channel)
    clearTimeout(entry.farewell)
    entry.watchers.add(watcher)
    return () => {
      entry.watchers.delete(watcher)
      if (entry.watchers.size > 0) return
      // A page that is left and entered again at once keeps its figures.
      entry.farewell = setTimeout(() => {
        entry.leave()
        entries.delete(channel)
      }, lingerMillis)
    }
  }

  return function useChannel(channel) {
    const subscribe = useCallback(
      (watcher: () => void) => (channel === undefined ? () => undefined : watch(channel, watcher)),
      [channel],
    )
    const snapshot = useCallback(() => (channel === undefined ? undefined : entries.get(channel)?.state), [channel])
    return useSyncExternalStore(subscribe, snapshot)
  }
}
