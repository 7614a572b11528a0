/** What the server says of a setting or a secret, without the marks of Markdown. */
export const plainHelp = (help: string) => help.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '')
