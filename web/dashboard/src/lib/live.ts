/**
 * Figures that change many times a second are written into the page by hand: React draws the places once, and a tick changes the text of
 * a place, not a tree. A place that is written by hand has no children in React's eyes.
 */
import { useCallback, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { ChannelStore } from './stream/channel-store'
import { inTurns } from './turns'

/** Calls `paint` after each drawing of the component, and before the paint in which any of the channels is new. */
export function useLive(paint: () => void, ...channels: readonly (readonly [ChannelStore<unknown>, string])[]): void {
  const latest = useRef(paint)
  latest.current = paint
  const names = channels.map(([, name]) => name).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stores are the same for as long as the page lives, only names change
  useLayoutEffect(() => {
    const act = () => latest.current()
    const leaves = channels.map(([store, name]) => store.watch(name, act))
    return () => {
      for (const leave of leaves) leave()
    }
  }, [names])
  useLayoutEffect(() => latest.current())
}

/** As `useLive`, but only in frames of that turn: for what has many figures. */
export function useLiveInTurns(
  turn: number,
  paint: () => void,
  ...channels: readonly (readonly [ChannelStore<unknown>, string])[]
): void {
  const latest = useRef(paint)
  latest.current = paint
  const [draw] = useState(() => () => latest.current())
  const isDrawn = useRef(false)
  useLayoutEffect(() => {
    isDrawn.current = false
  })
  useLayoutEffect(() => () => inTurns.leave(draw), [draw])
  useLive(
    () => {
      // Places that React has just drawn are empty until they are written.
      if (isDrawn.current) inTurns.take(turn, draw)
      else draw()
      isDrawn.current = true
    },
    ...channels,
  )
}

/** What `select` makes of a channel; draws anew only when that is another. */
export function useSelected<S, T extends string | number | boolean | undefined>(
  store: ChannelStore<S>,
  channel: string,
  select: (state: S | undefined) => T,
): T {
  const subscribe = useCallback((watcher: () => void) => store.watch(channel, watcher), [store, channel])
  return useSyncExternalStore(subscribe, () => select(store.peek(channel)))
}

export const isKnown = (state: unknown): boolean => state !== undefined

/** A value beside React, with those who look at it. */
export class Live<T> {
  private readonly watchers = new Set<() => void>()

  constructor(private value: T) {}

  readonly get = (): T => this.value

  readonly set = (value: T): void => {
    if (Object.is(value, this.value)) return
    this.value = value
    for (const watcher of this.watchers) watcher()
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }
}

/** Writes only what is new: text that is written again is measured and painted again. */
export function write(place: Element | null | undefined, text: string): void {
  if (!place) return
  const { firstChild } = place
  if (firstChild === null) place.append(text)
  else if (firstChild.nodeValue !== text) firstChild.nodeValue = text
}

/** `data-tone`, which the colours go by. */
export function tint(place: Element | null | undefined, tone: string): void {
  if (place && place.getAttribute('data-tone') !== tone) place.setAttribute('data-tone', tone)
}
