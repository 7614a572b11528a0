import { useState } from 'react'
import { Segmented } from '@/components/Segmented'
import { type Column, Table } from '@/components/Table'
import { price, words } from '@/lib/format'
import type { FrontPoint, Neighbourhood, Stability, StabilityMap } from '../api/backtests'
import { shade } from '../heat-map'
import { tint } from './Facts'

const shownNeighbourhoods = 10
const textOf = (settings: Record<string, string>) =>
  Object.entries(settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
const figure = (value: number | null | undefined) => price(value, 4)

/** The trials that no other one matches in all objectives and beats in one. */
export function Front({ points, objectives }: { points: FrontPoint[]; objectives: string[] }) {
  const columns: Column<FrontPoint>[] = [
    { name: 'Settings', cell: (point) => textOf(point.settings) },
    ...objectives.map((name) => ({
      name: words(name),
      numeric: true,
      cell: (point: FrontPoint) => figure(point.values[name]),
    })),
  ]
  return (
    <section aria-label="Pareto front">
      <p className="pb-1 text-2xs text-mute">Pareto front: none is better than these in everything</p>
      <Table label="Pareto front" columns={columns} rows={points} rowKey={(point) => textOf(point.settings)} />
    </section>
  )
}

const neighbourhoodColumns: Column<Neighbourhood>[] = [
  { name: 'Settings', cell: (one) => textOf(one.settings) },
  { name: 'Mean', numeric: true, cell: (one) => figure(one.mean) },
  { name: 'Its own', numeric: true, cell: (one) => figure(one.value) },
  { name: 'Worst', numeric: true, cell: (one) => figure(one.worst) },
  { name: 'Neighbours', numeric: true, cell: (one) => price(one.neighbours, 0) },
]

/** Whether the best stand among good ones, or alone. */
export function StabilityView({ stability }: { stability: Stability }) {
  const [kind, setKind] = useState<'best' | 'means'>('means')
  if (stability.neighbourhoods.length === 0) return null
  return (
    <section aria-label="Stability" className="flex flex-col gap-2">
      <p className="text-2xs text-mute">
        Stability: {words(stability.objective)} of settings together with the next ones around them
      </p>
      <Table
        label="Most stable settings"
        columns={neighbourhoodColumns}
        rows={stability.neighbourhoods.slice(0, shownNeighbourhoods)}
        rowKey={(one) => textOf(one.settings)}
      />
      {stability.maps.length > 0 && (
        <Segmented
          label="What the maps show"
          className="w-64"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'means', label: 'With neighbours' },
            { value: 'best', label: 'The best alone' },
          ]}
        />
      )}
      {stability.maps.map((map) => (
        <Heat key={`${map.row} ${map.column}`} map={map} cells={map[kind]} isMost={stability.isMost} />
      ))}
    </section>
  )
}

function Heat({ map, cells, isMost }: { map: StabilityMap; cells: (number | null)[][]; isMost: boolean }) {
  const sign = isMost ? 1 : -1
  return (
    <div className="overflow-x-auto">
      <table aria-label={`Map of ${map.row} and ${map.column}`} className="text-right tabular-nums">
        <caption className="pb-1 text-left whitespace-nowrap text-2xs text-mute">
          {map.row} down and {map.column} across; of several trials the best
        </caption>
        <thead className="text-2xs text-mute">
          <tr>
            <td />
            {map.columns.map((value) => (
              <th key={value} scope="col" className="px-2 font-normal">
                {value}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map((line, index) => (
            <tr key={map.rows[index]}>
              <th scope="row" className="pr-2 text-2xs font-normal text-mute">
                {map.rows[index]}
              </th>
              {line.map((value, at) => (
                <td key={map.columns[at]} className="px-2 py-1" ref={tint(sign * shade(value, cells))}>
                  {figure(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
