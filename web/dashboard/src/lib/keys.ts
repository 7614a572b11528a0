import { useEffect, useRef } from 'react'
import { isModalOpen } from './modal'

/** Keys that act on the whole page. They keep still while somebody types, or a dialog is open, or a modifier is held. */
export type Keys = Record<string, () => void>

const sequenceMillis = 900

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return target.type !== 'radio' && target.type !== 'checkbox'
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** Names are single keys ("b") or two in a row ("g d"). */
export function useKeys(keys: Keys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    let first = ''
    let firstAt = 0
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (event.key === 'Escape' && event.target instanceof HTMLElement && !isModalOpen()) {
        current.current.Escape?.()
        event.target.blur()
        return
      }
      if (isTyping(event.target) || isModalOpen()) return
      const pair = event.timeStamp - firstAt < sequenceMillis ? `${first} ${event.key}` : ''
      const act = current.current[pair] ?? current.current[event.key]
      first = event.key
      firstAt = event.timeStamp
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
