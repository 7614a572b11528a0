import { create } from 'zustand'
import { remember, remembered } from './storage'

/** Whose way of writing figures and dates; `auto`: the browser's for figures, and days before months in dates. */
export const localeChoices = [
  'auto',
  'en-US',
  'en-GB',
  'de-DE',
  'de-CH',
  'fr-FR',
  'es-ES',
  'pl-PL',
  'en-IN',
  'ja-JP',
] as const
export type LocaleChoice = (typeof localeChoices)[number]
export type Clock = '24' | '12'

const isChoice = (text: string | null): text is LocaleChoice => localeChoices.some((choice) => choice === text)

function initial(): LocaleChoice {
  const text = remembered('locale')
  return isChoice(text) ? text : 'auto'
}

/** The reader's choices of form; what shows figures is drawn anew when they change. */
export const useLocale = create<{
  locale: LocaleChoice
  clock: Clock
  choose: (locale: LocaleChoice) => void
  chooseClock: (clock: Clock) => void
}>()((set) => ({
  locale: initial(),
  clock: remembered('clock') === '12' ? '12' : '24',
  choose: (locale) => {
    remember('locale', locale)
    set({ locale })
  },
  chooseClock: (clock) => {
    remember('clock', clock)
    set({ clock })
  },
}))

/** Of each choice: to ask the browser takes longer than to write a figure. */
const figureLocales = new Map<string, string>()

/** Western digits everywhere: figures are compared, copied and typed again. */
export function figureLocale(): string {
  const { locale } = useLocale.getState()
  const base = locale === 'auto' ? (globalThis.navigator?.language ?? 'en-US') : locale
  let known = figureLocales.get(base)
  if (known === undefined) {
    known = western(base)
    figureLocales.set(base, known)
  }
  return known
}

function western(base: string): string {
  try {
    return new Intl.Locale(base, { numberingSystem: 'latn' }).toString()
  } catch {
    return 'en-US'
  }
}

export function dateLocale(): string {
  const { locale } = useLocale.getState()
  return locale === 'auto' ? 'en-GB' : `${locale}-u-nu-latn`
}
