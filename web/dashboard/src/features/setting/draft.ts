import type { Setting, SettingChange } from './api/settings'

/** What the reader has written and not saved, by key; '' stands for the default. */
export type SettingsDraft = Readonly<Record<string, string>>

/** What the files say, which may wait for the next start. */
export const writtenValue = (setting: Setting): string => (setting.waits ? setting.nextValue : setting.value) ?? ''

/** What is another way than the files have it; an empty field, or the default written out, asks for the default. */
export function changesOf(settings: readonly Setting[], draft: SettingsDraft): SettingChange[] {
  return settings.flatMap((setting): SettingChange[] => {
    const text = draft[setting.key]?.trim()
    if (text === undefined || text === writtenValue(setting)) return []
    if (text !== '' && text !== setting.defaultValue) return [{ key: setting.key, value: text }]
    return setting.source === 'default' ? [] : [{ key: setting.key, value: null }]
  })
}

/** Those that have all words of the search in what is known of them. */
export function found(settings: readonly Setting[], search: string): Setting[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return settings.filter((setting) => {
    const text = `${setting.key} ${setting.name} ${setting.help}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** The few values that a setting can have, where its words say so: a switch or a list in place of a field. */
export function valuesOf(setting: Setting): string[] | undefined {
  if (/^true or false/.test(setting.expected)) return ['true', 'false']
  const list = /^one of ([A-Za-z0-9_]+(?:, [A-Za-z0-9_]+)+)/.exec(setting.expected)?.[1]
  if (list) return list.split(', ')
  const two = /^([A-Za-z0-9_]+) or ([A-Za-z0-9_]+)$/.exec(setting.expected)
  return two ? [two[1] ?? '', two[2] ?? ''] : undefined
}
