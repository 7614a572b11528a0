import { useCallback, useSyncExternalStore } from 'react'

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (watcher: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', watcher)
      return () => list.removeEventListener('change', watcher)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

/** A phone: one thing at a time, tabs at the bottom. */
export const useIsNarrow = () => useMedia('(max-width: 767px)')
export const useIsWide = () => useMedia('(min-width: 1280px)')
