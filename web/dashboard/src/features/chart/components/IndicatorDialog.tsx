import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Empty, Failure, Skeleton } from '@/components/states'
import { words } from '@/lib/format'
import { type Indicator, type IndicatorParameter, useIndicators } from '../api/indicators'
import { addIndicator, type Chosen, chartLayout, removeIndicator, setIndicator } from '../layout'

/** What is on the chart, with its settings, and what could be. */
export function IndicatorDialog({ onClose }: { onClose: () => void }) {
  const { data: catalog, error, refetch } = useIndicators()
  const { indicators } = chartLayout.use()
  const [sought, setSought] = useState('')
  const text = sought.trim().toLowerCase()
  const found = (catalog ?? []).filter(
    ({ name, title, group }) => name.includes(text) || `${title} ${group}`.toLowerCase().includes(text),
  )
  const groups = [...new Set(found.map(({ group }) => group))]
  return (
    <Dialog title="Indicators" onClose={onClose} isWide footer={<Button onClick={onClose}>Done</Button>}>
      {indicators.length > 0 && (
        <ul aria-label="On the chart" className="mb-3 flex flex-col gap-2">
          {indicators.map((chosen) => {
            const indicator = catalog?.find(({ name }) => name === chosen.name)
            return indicator && <Settings key={chosen.key} chosen={chosen} indicator={indicator} />
          })}
        </ul>
      )}
      <input
        data-focus
        type="search"
        aria-label="Search an indicator"
        placeholder="Search: average, RSI, volume …"
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found
          if (event.key === 'Enter' && text !== '' && first) addIndicator(first.name)
        }}
        className="h-9 w-full rounded-md border bg-sunken px-3 text-sm outline-none focus:border-accent"
      />
      {error && !catalog && <Failure error={error} retry={() => void refetch()} />}
      {!catalog && !error && <Skeleton label="Indicators" />}
      {catalog && found.length === 0 && <Empty title={`No indicator has “${sought}” in it`} />}
      {groups.map((group) => (
        <section key={group} aria-label={words(group)} className="mt-3">
          <h3 className="mb-1 text-2xs font-semibold text-mute">{words(group)}</h3>
          <ul className="grid gap-1 sm:grid-cols-2">
            {found
              .filter((each) => each.group === group)
              .map(({ name, title }) => (
                <li key={name}>
                  <button
                    type="button"
                    onClick={() => addIndicator(name)}
                    className="flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left text-xs hover:bg-raised"
                  >
                    <Plus className="size-3.5 shrink-0 text-mute" aria-hidden="true" />
                    <span className="min-w-0 truncate">
                      <span className="sr-only">Add </span>
                      {title}
                    </span>{' '}
                    <span className="ml-auto shrink-0 text-2xs text-mute">{name}</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Dialog>
  )
}

function Settings({ chosen, indicator }: { chosen: Chosen; indicator: Indicator }) {
  const { title, parameters } = indicator
  return (
    <li className="rounded-md border p-2">
      <div className="flex items-center justify-between gap-2">
        <span className="text-xs font-semibold">{title}</span>
        <Button size="small" look="quiet" aria-label={`Remove ${title}`} onClick={() => removeIndicator(chosen.key)}>
          <Trash2 className="size-3.5" aria-hidden="true" />
        </Button>
      </div>
      {parameters.length > 0 && (
        <div className="mt-1 flex flex-wrap gap-2">
          {parameters.map((parameter) => (
            <Setting key={parameter.name} parameter={parameter} chosen={chosen} of={title} />
          ))}
        </div>
      )}
    </li>
  )
}

function Setting({ parameter, chosen, of }: { parameter: IndicatorParameter; chosen: Chosen; of: string }) {
  const { name, text, defaultValue, from, to, step, whole } = parameter
  const [typed, setTyped] = useState(String(chosen.settings[name] ?? defaultValue))
  const value = Number(typed)
  const isAllowed =
    typed.trim() !== '' && Number.isFinite(value) && value >= from && value <= to && (!whole || Number.isInteger(value))
  return (
    <label className="flex items-center gap-1.5 text-xs text-mute" title={`${text}: ${from} to ${to}`}>
      {name}
      <input
        type="number"
        aria-label={`${of}: ${text}`}
        aria-invalid={!isAllowed || undefined}
        min={from}
        max={to}
        step={step}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          const next = Number(event.target.value)
          const isGood = event.target.value !== '' && next >= from && next <= to && (!whole || Number.isInteger(next))
          if (isGood) setIndicator(chosen.key, { ...chosen.settings, [name]: next })
        }}
        className={`h-7 w-20 rounded border bg-sunken px-1.5 text-right text-xs text-ink outline-none focus:border-accent ${isAllowed ? '' : 'border-down'}`}
      />
    </label>
  )
}
