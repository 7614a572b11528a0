import type { UseQueryResult } from '@tanstack/react-query'
import { Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { clockTime, shortDate, useZone } from '@/lib/time'

type Event = { sequence: number; time: string }
type Props<T extends Event> = {
  label: string
  query: Pick<UseQueryResult<T[]>, 'data' | 'error' | 'refetch'>
  columns: Column<T>[]
  rowKey: (event: T) => string
}

/** What was done and came of it, newest first, below what holds now. Nothing where nothing ever happened. */
export function Events<T extends Event>({ label, query: { data, error, refetch }, columns, rowKey }: Props<T>) {
  const zone = useZone((state) => state.zone)
  if (!data && error) return <Failure error={error} retry={() => void refetch()} compact />
  if (!data) return <Skeleton rows={1} label={label} />
  if (data.length === 0) return null
  const time: Column<T> = {
    name: 'Time',
    cell: (event) => `${shortDate(event.time, zone)} ${clockTime(event.time, zone)}`,
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group that the keyboard can scroll, not a set of fields
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      className="max-h-48 overflow-y-auto border-t -outline-offset-2"
    >
      <Table label={label} columns={[time, ...columns]} rows={data} rowKey={rowKey} />
    </div>
  )
}
