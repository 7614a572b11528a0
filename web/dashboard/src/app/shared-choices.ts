/** The choices that are not of one feature: kept by the server as two documents. */
import { useConfirmations } from '@/features/order/confirmations'
import { localeChoices, useLocale } from '@/lib/locale'
import { chosen, share } from '@/lib/preferences'
import { remembered } from '@/lib/storage'
import { useTheme } from '@/lib/theme'
import { isZone, useZone } from '@/lib/time'

type Looks = { theme: string; locale: string; clock: string; zone: string }

const looks = (): Looks => ({
  theme: useTheme.getState().choice,
  locale: useLocale.getState().locale,
  clock: useLocale.getState().clock,
  zone: useZone.getState().zone,
})

/** Of another version of this page, perhaps: what it does not know stays as it is. */
function takeLooks(value: unknown): void {
  const { theme, locale, clock, zone } = (value ?? {}) as Partial<Looks>
  if (theme === 'system' || theme === 'dark' || theme === 'light') useTheme.getState().choose(theme)
  const known = localeChoices.find((each) => each === locale)
  if (known) useLocale.getState().choose(known)
  if (clock === '12' || clock === '24') useLocale.getState().chooseClock(clock)
  if (typeof zone === 'string' && isZone(zone)) useZone.getState().choose(zone)
}

const acts = ['order', 'amend', 'close'] as const

function takeConfirmations(value: unknown): void {
  const wanted = (value ?? {}) as Record<string, unknown>
  for (const act of acts) {
    const isOn = wanted[act]
    if (typeof isOn === 'boolean') useConfirmations.getState().ask(act, isOn)
  }
}

const wasChosen = (...names: string[]) => names.some((name) => remembered(name) !== null)

/** Once, before the page asks the server. */
export function shareChoices(): void {
  share('appearance', {
    value: () => (wasChosen('theme', 'locale', 'clock', 'zone') ? looks() : undefined),
    take: takeLooks,
  })
  share('confirmations', {
    value: () => {
      const { order, amend, close } = useConfirmations.getState()
      return wasChosen('confirm', 'confirm-amend', 'confirm-close') ? { order, amend, close } : undefined
    },
    take: takeConfirmations,
  })
  let before = JSON.stringify(looks())
  const look = () => {
    const now = JSON.stringify(looks())
    if (now !== before) chosen('appearance')
    before = now
  }
  useTheme.subscribe(look)
  useLocale.subscribe(look)
  useZone.subscribe(look)
  useConfirmations.subscribe(() => chosen('confirmations'))
}
