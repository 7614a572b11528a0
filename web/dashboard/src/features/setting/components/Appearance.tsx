import type { ReactNode } from 'react'
import { Panel } from '@/components/Panel'
import { Segmented } from '@/components/Segmented'
import { Select } from '@/components/Select'
import { money, signed } from '@/lib/format'
import { type Clock, type LocaleChoice, localeChoices, useLocale } from '@/lib/locale'
import { useNow } from '@/lib/now'
import { type ThemeChoice, useTheme } from '@/lib/theme'
import { dateTime, useZone, zoneName } from '@/lib/time'

const themes: readonly { value: ThemeChoice; label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

/** How things look in this browser; nobody else is concerned. */
export function Appearance() {
  const { choice, choose: chooseTheme } = useTheme()
  const { locale, clock, choose: chooseLocale, chooseClock } = useLocale()
  const { zone, choose: chooseZone } = useZone()
  const now = useNow()
  return (
    <Panel title="Appearance, in this browser">
      <div className="flex max-w-xl flex-col gap-4 px-3 pb-4">
        <Row name="Theme">
          <Segmented label="Theme" size="medium" value={choice} options={themes} onChange={chooseTheme} />
        </Row>
        <Row name="Figures and dates">
          <Select<LocaleChoice>
            label="Written as in"
            value={locale}
            choices={localeChoices.map((value) => ({ value, label: localeName(value) }))}
            onChange={chooseLocale}
          />
        </Row>
        <Row name="Clock">
          <Segmented<Clock>
            label="Clock"
            size="medium"
            value={clock}
            options={[
              { value: '24', label: '24 hours' },
              { value: '12', label: '12 hours' },
            ]}
            onChange={chooseClock}
          />
        </Row>
        <Row name="Time zone">
          <Select label="Times are in" value={zone} choices={zoneChoices(zone)} onChange={chooseZone} />
        </Row>
        <p className="text-xs text-mute" aria-live="polite">
          So it looks: {money(1234567.891)} · {signed(-42.5)} · {dateTime(now, zone)}
        </p>
      </div>
    </Panel>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid items-center gap-x-4 gap-y-1 text-sm sm:grid-cols-[10rem_1fr]">
      <span className="text-soft">{name}</span>
      {children}
    </div>
  )
}

function localeName(choice: LocaleChoice): string {
  if (choice === 'auto') return 'this browser'
  const language = new Intl.DisplayNames('en', { type: 'region' }).of(choice.slice(3)) ?? choice
  return `${language} (${new Intl.NumberFormat(choice).format(1234567.89)})`
}

function zoneChoices(chosen: string): { value: string; label: string }[] {
  const names = Intl.supportedValuesOf?.('timeZone') ?? []
  const fixed = [
    { value: 'utc', label: 'UTC' },
    { value: 'local', label: `this browser's: ${zoneName('local')}` },
  ]
  const others = names.filter((name) => name !== 'UTC').map((value) => ({ value, label: value.replaceAll('_', ' ') }))
  const isKnown = [...fixed, ...others].some(({ value }) => value === chosen)
  return isKnown ? [...fixed, ...others] : [...fixed, { value: chosen, label: chosen }, ...others]
}
