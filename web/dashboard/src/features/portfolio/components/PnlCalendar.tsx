import { useState } from 'react'
import { Segmented } from '@/components/Segmented'
import { Signed } from '@/components/Signed'
import { Empty } from '@/components/states'
import { classes } from '@/lib/classes'
import { compact, signed } from '@/lib/format'
import { dateLocale } from '@/lib/locale'
import type { Result } from '../api/portfolio'
import { tint } from '../tint'
import { type CalendarMonth, calendarOf } from '../totals'

const weekDays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const shownMonths = 6

const monthName = (month: string, form: 'long' | 'short') =>
  new Date(`${month}-15T12:00:00Z`).toLocaleDateString(dateLocale(), { month: form, year: 'numeric', timeZone: 'UTC' })

/** What each day, or each month, brought. */
export function PnlCalendar({ results }: { results: readonly Result[] }) {
  const [by, setBy] = useState<'day' | 'month'>('day')
  const months = calendarOf(results)
  if (months.length === 0)
    return <Empty title="No trade was closed in this time">Each day shows what its closed trades brought.</Empty>
  return (
    <div className="flex flex-col gap-4 px-3 pb-3">
      <Segmented
        label="Calendar by"
        className="self-start"
        value={by}
        options={[
          { value: 'day', label: 'Days' },
          { value: 'month', label: 'Months' },
        ]}
        onChange={setBy}
      />
      {by === 'month' ? (
        <Months months={months} />
      ) : (
        <div className="grid gap-5 md:grid-cols-2 2xl:grid-cols-3">
          {months.slice(0, shownMonths).map((month) => (
            <Month key={month.month} month={month} largest={largestDay(months)} />
          ))}
        </div>
      )}
    </div>
  )
}

function largestDay(months: readonly CalendarMonth[]): number {
  const sizes = months
    .flatMap((month) => month.weeks.flat())
    .map((day) => Math.abs(Number(day?.totals?.realizedPnl ?? 0)))
  return Math.max(...sizes, 1e-9)
}

function Month({ month, largest }: { month: CalendarMonth; largest: number }) {
  return (
    <section aria-label={monthName(month.month, 'long')}>
      <h3 className="flex justify-between pb-1 text-xs font-semibold text-soft">
        {monthName(month.month, 'long')}
        <Signed value={month.totals.realizedPnl} />
      </h3>
      <table className="w-full table-fixed border-separate border-spacing-0.5 text-center">
        <caption className="sr-only">Result of each day of {monthName(month.month, 'long')}</caption>
        <thead>
          <tr className="text-2xs text-mute">
            {weekDays.map((name) => (
              <th key={name} scope="col" className="font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: weeks have no other name and never move
            <tr key={row}>
              {week.map((day, column) => {
                const pnl = day?.totals?.realizedPnl
                return (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name and never move
                    key={column}
                    ref={tint(pnl === undefined ? 0 : Number(pnl) / largest)}
                    title={day?.totals ? `${day.day}: ${signed(pnl)} by ${day.totals.trades} trades` : undefined}
                    className="h-10 rounded-md bg-sunken px-0.5 align-top leading-4"
                  >
                    {day && (
                      <span
                        className={classes(
                          'block pt-0.5 text-left text-2xs',
                          pnl === undefined ? 'text-mute' : 'text-ink',
                        )}
                      >
                        {day.number}
                      </span>
                    )}
                    {pnl !== undefined && (
                      <span className="block truncate text-2xs font-medium text-ink">{shortSigned(pnl)}</span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function shortSigned(pnl: string): string {
  const value = Number(pnl)
  if (Math.abs(value) < 100) return signed(value, Math.abs(value) < 10 ? 1 : 0)
  return `${value > 0 ? '+' : '−'}${compact(Math.abs(value))}`
}

function Months({ months }: { months: readonly CalendarMonth[] }) {
  const largest = Math.max(...months.map(({ totals }) => Math.abs(Number(totals.realizedPnl))), 1e-9)
  return (
    <table className="w-full text-xs">
      <caption className="sr-only">Result of each month</caption>
      <thead>
        <tr className="text-left text-mute">
          <th scope="col" className="h-7 font-normal">
            Month
          </th>
          <th scope="col" className="text-right font-normal">
            Trades
          </th>
          <th scope="col" className="text-right font-normal">
            Fees
          </th>
          <th scope="col" className="text-right font-normal">
            Result
          </th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, totals }) => (
          <tr key={month}>
            <th scope="row" className="h-8 border-t text-left font-medium">
              {monthName(month, 'long')}
            </th>
            <td className="border-t text-right">{totals.trades}</td>
            <td className="border-t text-right text-soft">{compact(totals.fees)}</td>
            <td className="border-t px-2 text-right" ref={tint(Number(totals.realizedPnl) / largest)}>
              {signed(totals.realizedPnl)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
