/** Loads the page again, with nothing in its memory. */
export const startAnew = (): void => window.location.assign('/')
