export type Page = { href: string; title: string }

/** In the order of a day: what is, what decides, what was tried, what keeps it safe, what it runs on. */
export const pages: readonly Page[] = [
  { href: '/', title: 'Desk' },
  { href: '/portfolio', title: 'Portfolio' },
  { href: '/strategies', title: 'Strategies' },
  { href: '/decisions', title: 'Decisions' },
  { href: '/patterns', title: 'Patterns' },
  { href: '/backtests', title: 'Backtests' },
  { href: '/data', title: 'Data' },
  { href: '/risk', title: 'Risk' },
  { href: '/system', title: 'System' },
]

/** With those that have a sign of their own in the header. */
export const menuPages: readonly Page[] = [
  ...pages,
  { href: '/settings', title: 'Settings' },
  { href: '/help', title: 'Help' },
]
