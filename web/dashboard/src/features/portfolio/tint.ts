/** Colours a cell by −1 to 1. By script, since the page's security policy refuses styles in its text. */
export const tint = (strength: number) => (cell: HTMLElement | null) => {
  if (!cell) return
  const color = strength < 0 ? 'var(--down)' : 'var(--up)'
  const share = Math.round(10 + 32 * Math.min(1, Math.abs(strength)))
  cell.style.background = strength === 0 ? '' : `color-mix(in srgb, ${color} ${share}%, transparent)`
}
