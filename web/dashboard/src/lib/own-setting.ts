import { useSyncExternalStore } from 'react'
import { chosen, share } from './preferences'
import { remember, remembered } from './storage'

/** Whose choices these are: several people may share a browser. */
let owner = ''
const changed = new Set<() => void>()

/** From now on, what is kept is that person's. */
export function ownedBy(user: string): void {
  if (user === owner) return
  owner = user
  for (const tell of changed) tell()
}

export type OwnSetting<T> = {
  use: () => T
  get: () => T
  set: (value: T) => void
  /** As it was before anything was chosen. */
  reset: () => void
}

/**
 * A choice that is kept for each user, in this browser and, unless it is only for here, by the server. `read` makes of what was kept, by whatever version of this page, a value; what it
 * cannot read counts as not chosen.
 */
export function ownSetting<T>(
  name: string,
  usual: T,
  read: (kept: unknown) => T | undefined,
  isOnlyHere = false,
): OwnSetting<T> {
  const values = new Map<string, T>()
  const watchers = new Set<() => void>()
  const key = () => `${name}.${owner}`
  const tell = () => {
    for (const watcher of watchers) watcher()
  }
  changed.add(tell)
  const get = (): T => {
    const known = values.get(key())
    if (known !== undefined) return known
    const value = parsed(remembered(key()), read) ?? usual
    values.set(key(), value)
    return value
  }
  const set = (value: T) => {
    values.set(key(), value)
    remember(key(), JSON.stringify(value))
    tell()
    if (!isOnlyHere) chosen(name)
  }
  if (!isOnlyHere) {
    share(name, {
      value: () => (remembered(key()) === null ? undefined : get()),
      take: (value) => set(read(value) ?? usual),
    })
  }
  const watch = (watcher: () => void) => {
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  }
  function useSetting() {
    return useSyncExternalStore(watch, get)
  }
  return { use: useSetting, get, set, reset: () => set(usual) }
}

function parsed<T>(text: string | null, read: (kept: unknown) => T | undefined): T | undefined {
  if (text === null) return undefined
  try {
    return read(JSON.parse(text))
  } catch {
    return undefined
  }
}
