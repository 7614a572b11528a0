import { type MouseEvent, type PointerEvent, type Ref, useRef } from 'react'
import { Skeleton } from '@/components/states'
import { classes } from '@/lib/classes'
import { compact, price, quantity } from '@/lib/format'
import { isKnown, useLiveInTurns, useSelected, write } from '@/lib/live'
import { levelsThatFit, useHeight } from '@/lib/rows'
import { turnOf } from '@/lib/turns'
import { barsPath, type Rung, rungs, sumOf, useDepth } from '../api/depth'
import { FigureColumns } from './FigureColumns'

type Props = {
  symbol: string
  priceDecimals: number
  quantityDecimals: number
  levels?: number
  onPick: (price: string) => void
  isStale: boolean
}

const rowPixels = 22
/** The line between the sides. */
const gapPixels = 32
/** The head of the table, that line, and some air. */
const fixedPixels = 58

/** The book: asks above, bids below, the gap between; bars show what one would get up to a level. As many levels as there is room for. */
export function DepthLadder(props: Props) {
  const element = useRef<HTMLDivElement>(null)
  const height = useHeight(element)
  const isThere = useSelected(useDepth, `depth:${props.symbol}`, isKnown)
  const levels = props.levels ?? levelsThatFit(height, fixedPixels, rowPixels)
  return (
    <div ref={element} className="h-full">
      {isThere ? <Ladder {...props} levels={levels} /> : <Skeleton rows={10} label="Depth" />}
    </div>
  )
}

type LadderProps = Props & { levels: number }
type SideName = 'asks' | 'bids'

function Ladder({ symbol, priceDecimals, quantityDecimals, levels, onPick, isStale }: LadderProps) {
  const table = useRef<HTMLTableElement>(null)
  const bars = useRef<SVGSVGElement>(null)
  const middle = useRef<HTMLSpanElement>(null)
  const gap = useRef<HTMLSpanElement>(null)
  /** From the top of the table down. */
  const shown = useRef<Record<SideName, (Rung | undefined)[]>>({ asks: [], bids: [] })
  const channel = `depth:${symbol}`
  useLiveInTurns(turnOf.depth, () => {
    const depth = useDepth.peek(channel)
    if (!depth) return
    const whole = Math.max(sumOf(depth.bids, levels), sumOf(depth.asks, levels))
    const places = Array.from({ length: levels }, (_, place) => place)
    const asks = rungs(depth.asks, levels, whole)
    const bids = rungs(depth.bids, levels, whole)
    shown.current = {
      asks: places.map((place) => asks[levels - 1 - place]),
      bids: places.map((place) => bids[place]),
    }
    for (const side of ['asks', 'bids'] as const) {
      const body = table.current?.querySelector(`[data-side=${side}]`)
      const rows = shown.current[side]
      for (const [place, rung] of rows.entries())
        writeRung(body?.children[place], rung, priceDecimals, quantityDecimals)
      bars.current?.querySelector(`[data-bars=${side}]`)?.setAttribute('d', barsPath(rows))
    }
    const words = spreadOf(bids[0]?.price, asks[0]?.price, priceDecimals)
    write(middle.current, words.middle)
    write(gap.current, words.gap)
  }, [useDepth, channel])

  // What was under the pointer when it went down, however the book has moved since.
  const pressed = useRef<string>(undefined)
  const priceOf = (event: MouseEvent | PointerEvent) => {
    const row =
      event.target instanceof HTMLTableCellElement && event.target.cellIndex === 0 ? event.target.closest('tr') : null
    const side = row?.parentElement?.dataset.side as SideName | undefined
    if (!row || !side) return undefined
    return shown.current[side][[...(row.parentElement?.children ?? [])].indexOf(row)]?.price
  }
  const pick = (event: MouseEvent) => {
    const wanted = pressed.current ?? priceOf(event)
    pressed.current = undefined
    if (wanted !== undefined && priceOf(event) !== undefined) onPick(wanted)
  }
  return (
    <div className={classes('relative h-full overflow-hidden text-xs', isStale && 'stale')} data-testid="depth">
      <Bars ref={bars} levels={levels} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the ticket has a field for the same; a ladder that moves is for the pointer */}
      <table
        ref={table}
        className="figures relative"
        onPointerDown={(event) => {
          pressed.current = priceOf(event)
        }}
        onClick={pick}
      >
        <caption className="sr-only">Depth of {symbol}: asks, then bids, best prices next to the spread</caption>
        <thead>
          <FigureColumns names={['Price', 'Quantity', 'Total']} />
        </thead>
        <Side name="asks" levels={levels} />
        <tbody>
          <tr className="flex h-8 items-center px-3">
            <td colSpan={3} className="flex flex-1 items-baseline justify-between">
              <span ref={middle} className="text-sm font-semibold" />
              <span ref={gap} className="text-2xs text-mute" />
            </td>
          </tr>
        </tbody>
        <Side name="bids" levels={levels} />
      </table>
    </div>
  )
}

/** One path for each side: twenty bars that move apart from each other cost twenty times as much. Drawn in rows of one. */
function Bars({ ref, levels }: { ref: Ref<SVGSVGElement>; levels: number }) {
  const side = levels * rowPixels
  return (
    <svg
      ref={ref}
      aria-hidden="true"
      preserveAspectRatio="none"
      viewBox={`0 0 1 ${2 * side + gapPixels}`}
      className="pointer-events-none absolute inset-x-0 top-6 w-full"
      style={{ height: 2 * side + gapPixels }}
    >
      <path data-bars="asks" className="fill-down-wash" transform={`scale(1 ${rowPixels})`} />
      <path
        data-bars="bids"
        className="fill-up-wash"
        transform={`translate(0 ${side + gapPixels}) scale(1 ${rowPixels})`}
      />
    </svg>
  )
}

/** Places for so many levels; what stands in them is written by hand. */
function Side({ name, levels }: { name: SideName; levels: number }) {
  const isAsks = name === 'asks'
  return (
    <tbody data-side={name}>
      {Array.from({ length: levels }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place, not a level
        <tr key={place} className="group">
          <td
            title="Use as limit price"
            className={classes(
              'cursor-pointer pl-3 text-left font-medium group-hover:underline',
              isAsks ? 'text-down' : 'text-up',
            )}
          />
          <td className="text-right" />
          <td className="pr-3 text-right text-soft" />
        </tr>
      ))}
    </tbody>
  )
}

function writeRung(row: Element | undefined, rung: Rung | undefined, priceDecimals: number, quantityDecimals: number) {
  const [cell, amount, total] = row?.children ?? []
  write(cell, rung ? price(rung.price, priceDecimals) : '')
  write(amount, rung ? quantity(rung.quantity, Math.min(4, quantityDecimals)) : '')
  write(total, rung ? compact(rung.total) : '')
}

function spreadOf(bid: string | undefined, ask: string | undefined, decimals: number): { middle: string; gap: string } {
  if (bid === undefined || ask === undefined) return { middle: '', gap: 'One side of the book is empty' }
  const middle = (Number(bid) + Number(ask)) / 2
  const gap = Number(ask) - Number(bid)
  return {
    middle: price(middle, decimals),
    gap: `Spread ${price(gap, decimals)} · ${price((gap / middle) * 10_000, 2)} bp`,
  }
}
