;(() => {
  let choice = 'system'
  try {
    choice = localStorage.getItem('trading.theme') ?? 'system'
  } catch {
    // Storage may be forbidden; the system's theme is a good answer then.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
