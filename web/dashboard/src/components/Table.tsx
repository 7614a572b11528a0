import type { ReactNode } from 'react'
import { classes } from '@/lib/classes'
import { useIsNarrow } from '@/lib/media'

export type Column<T> = {
  name: string
  cell: (row: T) => ReactNode
  numeric?: boolean
  /** Not worth the room on a phone's card. */
  wideOnly?: boolean
  /** A sentence: it may take several lines, and on a card the whole width. */
  isLong?: boolean
  /** An act on the row; its column has a name for screen readers only. */
  isAction?: boolean
  /** How the rows stand by this column, and what a click on its name does; only where one may choose. */
  sorted?: 'ascending' | 'descending' | 'none'
  onSort?: () => void
}
type Props<T> = {
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string | number
  rowTestId?: (row: T) => string
}

/** Rows and columns on a wide screen; on a phone one card for each row, with the first column as its title. */
export function Table<T>(props: Props<T>) {
  return useIsNarrow() ? <Cards {...props} /> : <Grid {...props} />
}

function Grid<T>({ label, columns, rows, rowKey, rowTestId }: Props<T>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className="h-full overflow-auto" tabIndex={0} aria-label={label}>
      <table className="w-full border-separate border-spacing-0 text-xs">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                aria-sort={column.sorted}
                className={classes(
                  'sticky top-0 z-10 h-7 bg-panel px-1.5 font-normal first:pl-3 last:pr-3 whitespace-nowrap text-mute',
                  column.numeric ? 'text-right' : 'text-left',
                )}
              >
                <Heading column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-testid={rowTestId?.(row)} className="group hover:bg-raised">
              {columns.map((column) => (
                <td
                  key={column.name}
                  className={classes(
                    'h-8 border-t px-1.5 py-1 first:pl-3 last:pr-3',
                    column.isLong ? 'min-w-32 whitespace-normal' : 'whitespace-nowrap',
                    (column.numeric || column.isAction) && 'text-right',
                    column.isAction && actCell,
                  )}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/**
 * An act must not hide behind the edge of a table that is wider than its place. What it lies over fades out before it: a figure that is cut
 * off must not pass for a whole one.
 */
const actCell = classes(
  'sticky right-0 bg-panel group-hover:bg-raised',
  'before:absolute before:inset-y-px before:right-full before:w-1.5 before:bg-linear-to-r before:from-transparent before:to-panel',
  'group-hover:before:to-raised',
)

function Heading<T>({ column: { name, isAction, sorted, onSort } }: { column: Column<T> }) {
  if (isAction) return <span className="sr-only">{name}</span>
  if (!onSort) return name
  return (
    <button type="button" className="rounded hover:text-ink" onClick={onSort}>
      {name}
      {sorted !== 'none' && <span aria-hidden="true"> {sorted === 'descending' ? '▾' : '▴'}</span>}
    </button>
  )
}

function Cards<T>({ label, columns, rows, rowKey, rowTestId }: Props<T>) {
  const [title, ...others] = columns.filter((column) => !column.wideOnly)
  const acts = others.filter((column) => column.isAction)
  const facts = others.filter((column) => !column.isAction)
  return (
    <ul aria-label={label} className="flex flex-col gap-2 p-2">
      {rows.map((row) => (
        <li key={rowKey(row)} data-testid={rowTestId?.(row)} className="rounded-lg border bg-sunken p-3">
          <div className="flex items-center justify-between text-sm font-semibold">
            {title?.cell(row)}
            <span className="flex gap-1">
              {acts.map((column) => (
                <span key={column.name}>{column.cell(row)}</span>
              ))}
            </span>
          </div>
          <dl className="mt-2 grid grid-cols-2 gap-x-4 gap-y-1 text-xs">
            {facts.map((column) => (
              <div key={column.name} className={classes('flex justify-between gap-2', column.isLong && 'col-span-2')}>
                <dt className="shrink-0 text-mute">{column.name}</dt>
                <dd className="min-w-0 text-right break-words">{column.cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
