import type { Command } from './register'

/** How well a text answers what is sought; undefined when it does not. Higher is better. */
export function scoreOf(sought: string, text: string): number | undefined {
  const wanted = sought.trim().toLowerCase()
  const lower = text.toLowerCase()
  if (wanted === '') return 0
  let score = 0
  for (const word of wanted.split(/\s+/)) {
    const found = wordScore(word, lower)
    if (found === undefined) return undefined
    score += found
  }
  return score
}

/** Whole words before beginnings of words, those before parts, and letters in their order last. */
function wordScore(word: string, text: string): number | undefined {
  const at = text.indexOf(word)
  if (at >= 0) {
    const startsWord = at === 0 || /[^a-z0-9]/.test(text[at - 1] ?? '')
    const endsWord = /[^a-z0-9]|^$/.test(text[at + word.length] ?? '')
    return 100 + (startsWord ? 50 : 0) + (startsWord && endsWord ? 25 : 0) - Math.min(at, 24)
  }
  let place = 0
  let gaps = 0
  for (const letter of word) {
    const next = text.indexOf(letter, place)
    if (next < 0) return undefined
    gaps += next - place
    place = next + 1
  }
  // Letters that are far apart are found in everything.
  return gaps <= word.length * 2 ? 40 - gaps : undefined
}

const most = 12

/** The best answers, best first; without anything sought, what was used lately and then all in their order. */
export function searched(commands: readonly Command[], sought: string, recent: readonly string[]): Command[] {
  if (sought.trim() === '') {
    const lately = recent.flatMap((id) => commands.find((command) => command.id === id) ?? [])
    return [...lately, ...commands.filter((command) => !recent.includes(command.id))]
  }
  return commands
    .flatMap((command) => {
      const title = scoreOf(sought, `${command.title} ${command.group}`)
      const words = command.words ? scoreOf(sought, command.words) : undefined
      const score = Math.max(title ?? -1, (words ?? -1) - 10)
      return score < 0 ? [] : [{ command, score }]
    })
    .toSorted((left, right) => right.score - left.score)
    .slice(0, most)
    .map(({ command }) => command)
}
