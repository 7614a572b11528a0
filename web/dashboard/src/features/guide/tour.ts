import { create } from 'zustand'
import { remember, remembered } from '@/lib/storage'

export type Step = { href: string; title: string; text: string }

/** From what is seen first to what must be known before money is at stake. */
export const steps: readonly Step[] = [
  {
    href: '/',
    title: 'The desk',
    text: 'Prices, the chart, the book and your order on one page. B and S go to the ticket; nothing is sent before you press its button, and what it would cost stands above it.',
  },
  {
    href: '/portfolio',
    title: 'What it is worth',
    text: 'Equity, drawdown and what each day, strategy and instrument brought, after fees, over the time you choose.',
  },
  {
    href: '/strategies',
    title: 'What trades by itself',
    text: 'Start, stop and change each strategy here. Decisions tells, for every one, what it saw and what risk said to it.',
  },
  {
    href: '/backtests',
    title: 'Try it on the past',
    text: 'The same risk, matching and fees as live. Choose a strategy and a time; the report says first what speaks against it.',
  },
  {
    href: '/risk',
    title: 'Before it goes wrong',
    text: 'Limits, what was refused and why. The red button in the header, or Shift and K, stops everything; only a person arms it again.',
  },
  {
    href: '/settings',
    title: 'Make it yours',
    text: 'Theme, time zone, users and every setting with its help. A question mark shows all keys; Help has the words and this tour again.',
  },
]

/** `step` undefined: not on tour. */
export const useTour = create<{
  step: number | undefined
  begin: () => void
  goTo: (step: number) => void
  end: () => void
}>()((set) => ({
  step: remembered('tour') === 'done' ? undefined : 0,
  begin: () => set({ step: 0 }),
  goTo: (step) => set({ step }),
  end: () => {
    remember('tour', 'done')
    set({ step: undefined })
  },
}))
