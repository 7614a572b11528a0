/** Small choices of the reader (theme, time zone), kept in this browser. Storage may be full or forbidden: then they last for the visit. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(`trading.${name}`)
  } catch {
    return null
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`trading.${name}`, value)
  } catch {
    // The choice still holds until the page is closed.
  }
}
