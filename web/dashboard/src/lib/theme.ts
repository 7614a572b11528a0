import { flushSync } from 'react-dom'
import { create } from 'zustand'
import { remember, remembered } from './storage'

export type ThemeChoice = 'system' | 'light' | 'dark'
export type Theme = 'light' | 'dark'

const order: ThemeChoice[] = ['system', 'dark', 'light']
const system = () => matchMedia('(prefers-color-scheme: dark)')

/** While the page goes to paper it is light, whatever was chosen. */
let isPaper = false

function shown(choice: ThemeChoice): Theme {
  if (isPaper) return 'light'
  if (choice !== 'system') return choice
  return system().matches ? 'dark' : 'light'
}

function initial(): ThemeChoice {
  const choice = remembered('theme')
  return choice === 'light' || choice === 'dark' ? choice : 'system'
}

export const useTheme = create<{
  choice: ThemeChoice
  theme: Theme
  next: () => void
  choose: (choice: ThemeChoice) => void
}>()((set, get) => ({
  choice: initial(),
  theme: shown(initial()),
  next: () => get().choose(order[(order.indexOf(get().choice) + 1) % order.length] ?? 'system'),
  choose: (choice) => {
    remember('theme', choice)
    apply(choice)
    set({ choice, theme: shown(choice) })
  },
}))

function apply(choice: ThemeChoice): void {
  document.documentElement.dataset.theme = shown(choice)
}

/** Follows the system's theme while that is the choice. */
export function followSystemTheme(): () => void {
  apply(useTheme.getState().choice)
  const follow = () => {
    const { choice } = useTheme.getState()
    apply(choice)
    useTheme.setState({ theme: shown(choice) })
  }
  const list = system()
  list.addEventListener('change', follow)
  return () => list.removeEventListener('change', follow)
}

/** What has to be drawn by hand for paper, once the colours are those of paper: no frame comes before the page goes there. */
const drawers = new Set<() => void>()

/** `draw` is called when the page is about to be printed and shows its light colours. Gives what ends that. */
export function onPaper(draw: () => void): () => void {
  drawers.add(draw)
  return () => drawers.delete(draw)
}

/** However the page is printed, by its button or by the browser's own key: in ink on white, with what is drawn on it; then as before. */
export function followPrinting(): () => void {
  const look = (isNowPaper: boolean) => {
    isPaper = isNowPaper
    const { choice } = useTheme.getState()
    apply(choice)
    // Pictures are made anew with the theme, here and now.
    flushSync(() => useTheme.setState({ theme: shown(choice) }))
  }
  const begin = () => {
    look(true)
    for (const draw of drawers) draw()
  }
  const end = () => look(false)
  window.addEventListener('beforeprint', begin)
  window.addEventListener('afterprint', end)
  return () => {
    window.removeEventListener('beforeprint', begin)
    window.removeEventListener('afterprint', end)
  }
}
