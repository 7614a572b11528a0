import { useRef } from 'react'
import { Skeleton } from '@/components/states'
import { classes } from '@/lib/classes'
import { compact, price, quantity } from '@/lib/format'
import { levelsThatFit, useHeight } from '@/lib/rows'
import { type Depth, type Rung, rungs, sumOf, useDepth } from '../api/depth'

type Props = {
  symbol: string
  priceDecimals: number
  quantityDecimals: number
  levels?: number
  onPick: (price: string) => void
  isStale: boolean
}

const rowPixels = 22
/** The head of the table, and the line between the sides. */
const fixedPixels = 58

/** The book: asks above, bids below, the gap between; bars show what one would get up to a level. As many levels as there is room for. */
export function DepthLadder(props: Props) {
  const element = useRef<HTMLDivElement>(null)
  const height = useHeight(element)
  const depth = useDepth(`depth:${props.symbol}`)
  const levels = props.levels ?? levelsThatFit(height, fixedPixels, rowPixels)
  return (
    <div ref={element} className="h-full">
      {depth ? <Ladder {...props} levels={levels} depth={depth} /> : <Skeleton rows={10} label="Depth" />}
    </div>
  )
}

type LadderProps = Props & { levels: number; depth: Depth }

function Ladder({ symbol, priceDecimals, quantityDecimals, levels, depth, onPick, isStale }: LadderProps) {
  const whole = Math.max(sumOf(depth.bids, levels), sumOf(depth.asks, levels))
  const asks = rungs(depth.asks, levels, whole).reverse()
  const bids = rungs(depth.bids, levels, whole)
  const side = (rows: Rung[], tone: 'up' | 'down') =>
    rows.map((rung) => (
      <tr key={rung.price} className="group relative h-[1.375rem]">
        <td className="relative pl-3 text-left">
          {/* The bar reaches over the whole row, drawn by its first cell. */}
          <span aria-hidden="true" className="pointer-events-none absolute inset-y-px left-0 w-[300%] overflow-hidden">
            <span
              className={classes('block h-full origin-right', tone === 'up' ? 'bg-up-wash' : 'bg-down-wash')}
              style={{ transform: `scaleX(${rung.share})` }}
            />
          </span>
          <button
            type="button"
            tabIndex={-1}
            title="Use as limit price"
            className={classes('relative font-medium group-hover:underline', tone === 'up' ? 'text-up' : 'text-down')}
            onClick={() => onPick(rung.price)}
          >
            {price(rung.price, priceDecimals)}
          </button>
        </td>
        <td className="relative text-right">{quantity(rung.quantity, Math.min(4, quantityDecimals))}</td>
        <td className="relative pr-3 text-right text-soft">{compact(rung.total)}</td>
      </tr>
    ))
  return (
    <div className={classes('h-full overflow-hidden text-xs', isStale && 'stale')} data-testid="depth">
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">Depth of {symbol}: asks, then bids, best prices next to the spread</caption>
        <thead>
          <tr className="h-6 text-2xs text-mute">
            <th scope="col" className="pl-3 text-left font-normal">
              Price
            </th>
            <th scope="col" className="text-right font-normal">
              Quantity
            </th>
            <th scope="col" className="pr-3 text-right font-normal">
              Total
            </th>
          </tr>
        </thead>
        <tbody>{side(asks, 'down')}</tbody>
        <tbody>
          <tr>
            <td colSpan={3} className="h-8 px-3">
              <Spread bid={bids[0]?.price} ask={asks.at(-1)?.price} decimals={priceDecimals} />
            </td>
          </tr>
        </tbody>
        <tbody>{side(bids, 'up')}</tbody>
      </table>
    </div>
  )
}

function Spread({ bid, ask, decimals }: { bid: string | undefined; ask: string | undefined; decimals: number }) {
  if (bid === undefined || ask === undefined) return <span className="text-mute">One side of the book is empty</span>
  const middle = (Number(bid) + Number(ask)) / 2
  const gap = Number(ask) - Number(bid)
  return (
    <span className="flex items-baseline justify-between">
      <span className="text-sm font-semibold">{price(middle, decimals)}</span>
      <span className="text-2xs text-mute">
        Spread {price(gap, decimals)} · {price((gap / middle) * 10_000, 2)} bp
      </span>
    </span>
  )
}
