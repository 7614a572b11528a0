import { create } from 'zustand'
import { remember, remembered } from './storage'

export type ThemeChoice = 'system' | 'light' | 'dark'
export type Theme = 'light' | 'dark'

const order: ThemeChoice[] = ['system', 'dark', 'light']
const system = () => matchMedia('(prefers-color-scheme: dark)')

function shown(choice: ThemeChoice): Theme {
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

/** Prints the page in ink on white: pictures on it are drawn anew for that, which takes two frames. */
export async function printPage(): Promise<void> {
  document.documentElement.dataset.theme = 'light'
  useTheme.setState({ theme: 'light' })
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  await frame()
  await frame()
  window.print()
  const { choice } = useTheme.getState()
  apply(choice)
  useTheme.setState({ theme: shown(choice) })
}
