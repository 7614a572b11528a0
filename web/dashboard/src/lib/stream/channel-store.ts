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
 * What a channel shows: `undefined` until the snapshot is there, then the state that `reduce` makes of each frame. As a hook it draws its
 * component anew, at most once a paint and, with `everyMillis`, not more often than that; without a channel it asks for nothing.
 */
export type ChannelStore<S> = {
  (channel: string | undefined, everyMillis?: number): S | undefined
  /** Beside React: `watcher` is called at most once a paint, before it. Gives what ends that. */
  watch: (channel: string, watcher: () => void) => () => void
  /** The state of a channel that somebody looks at. */
  peek: (channel: string) => S | undefined
}

/** However many look at a channel, it is subscribed and reduced once. */
export function channelStore<S>(reduce: (state: S | undefined, frame: Frame) => S): ChannelStore<S> {
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

  const peek = (channel: string) => entries.get(channel)?.state

  function useChannel(channel: string | undefined, everyMillis = 0) {
    const subscribe = useCallback(
      (watcher: () => void) => {
        if (channel === undefined) return () => undefined
        if (everyMillis === 0) return watch(channel, watcher)
        const slow = seldom(watcher, everyMillis)
        const leave = watch(channel, slow.tell)
        return () => {
          leave()
          slow.stop()
        }
      },
      [channel, everyMillis],
    )
    const snapshot = useCallback(() => (channel === undefined ? undefined : peek(channel)), [channel])
    return useSyncExternalStore(subscribe, snapshot)
  }
  return Object.assign(useChannel, { watch, peek })
}

/** Tells at once, then not before `everyMillis` are over; what comes meanwhile is told at their end. */
function seldom(tell: () => void, everyMillis: number): { tell: () => void; stop: () => void } {
  let toldAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => {
    timer = undefined
    toldAt = performance.now()
    tell()
  }
  return {
    tell: () => {
      if (timer !== undefined) return
      const left = toldAt + everyMillis - performance.now()
      if (left <= 0) now()
      else timer = setTimeout(now, left)
    },
    stop: () => clearTimeout(timer),
  }
}
