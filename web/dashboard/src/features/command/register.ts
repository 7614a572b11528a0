import { useEffect, useRef } from 'react'

/** Something that can be done from anywhere, found by its words. */
export type Command = {
  /** The same from visit to visit: what was used lately is kept by it. */
  id: string
  title: string
  group: string
  /** Further words that it is found by. */
  words?: string
  /** The keys that do it too, as they are shown: "Shift+K". */
  keys?: string
  act: () => void
}

const sources = new Set<{ current: readonly Command[] }>()

/** Adds commands for as long as the caller is on the page. */
export function useCommands(commands: readonly Command[]): void {
  const current = useRef(commands)
  current.current = commands
  useEffect(() => {
    sources.add(current)
    return () => {
      sources.delete(current)
    }
  }, [])
}

/** All there are right now, each once. */
export function allCommands(): Command[] {
  const byId = new Map<string, Command>()
  for (const { current } of sources) for (const command of current) byId.set(command.id, command)
  return [...byId.values()]
}
