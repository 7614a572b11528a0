import { useRef } from 'react'
import { Empty, Skeleton } from '@/components/states'
import { classes } from '@/lib/classes'
import { price, quantity } from '@/lib/format'
import { tint, useLiveInTurns, useSelected, write } from '@/lib/live'
import { useHeight } from '@/lib/rows'
import { clockTime, useZone } from '@/lib/time'
import { turnOf } from '@/lib/turns'
import { type NumberedPrint, useTape } from '../api/tape'
import { FigureColumns } from './FigureColumns'

type Props = { symbol: string; priceDecimals: number; quantityDecimals: number; isStale: boolean }

const rowPixels = 22
const headPixels = 24
const usualPixels = 400

const lengthOf = (prints: readonly NumberedPrint[] | undefined) => prints?.length

/** What was traded, newest first. There are as many rows as fit, whatever is scrolled to: prints move through them. */
export function Tape({ symbol, priceDecimals, quantityDecimals, isStale }: Props) {
  const element = useRef<HTMLElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const height = useHeight(element) ?? usualPixels
  const channel = `tape:${symbol}`
  const count = useSelected(useTape, channel, lengthOf)
  const zone = useZone((state) => state.zone)
  const places = Math.max(1, Math.ceil((height - headPixels) / rowPixels)) + 1
  // Noted, not read when it is needed: to read it between two writings makes the browser lay out the page for it.
  const scrolled = useRef(0)
  const scroll = () => {
    scrolled.current = element.current?.scrollTop ?? 0
    if (body.current) body.current.style.translate = `0 ${-(scrolled.current % rowPixels)}px`
    paint()
  }
  const paint = () => {
    const prints = useTape.peek(channel)
    const first = Math.floor(scrolled.current / rowPixels)
    for (let place = 0; place < places; place++) {
      const cells = body.current?.children[place]?.children
      const [side, said, cost] = cells?.[0]?.children ?? []
      const print = prints?.[first + place]
      const isBought = print?.side === 'BUY'
      tint(cells?.[0], print ? (isBought ? 'up' : 'down') : 'flat')
      write(side, print ? (isBought ? '▲' : '▼') : '')
      write(said, print ? (isBought ? 'Bought ' : 'Sold ') : '')
      write(cost, print ? price(print.price, priceDecimals) : '')
      write(cells?.[1], print ? quantity(print.quantity, Math.min(4, quantityDecimals)) : '')
      write(cells?.[2], print ? clockTime(print.time, zone) : '')
    }
  }
  useLiveInTurns(turnOf.tape, paint, [useTape, channel])
  return (
    <section
      ref={element}
      onScroll={scroll}
      className={classes('h-full overflow-y-auto text-xs', isStale && 'stale')}
      data-testid="tape"
      aria-label={`Tape of ${symbol}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
    >
      {count === undefined && <Skeleton rows={8} label="Tape" />}
      {count === 0 && <Empty title="Nothing traded yet" />}
      <div className={classes(!count && 'hidden')} style={{ height: headPixels + (count ?? 0) * rowPixels }}>
        <table className="figures sticky top-0 overflow-clip" style={{ height }}>
          <caption className="sr-only">Trades of {symbol} in the market, newest first</caption>
          <thead className="relative z-10 bg-panel">
            <FigureColumns names={['Price', 'Quantity', 'Time']} />
          </thead>
          <tbody ref={body}>
            {Array.from({ length: places }, (_, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a place, not a print
              <tr key={place}>
                <td className="toned pl-3 whitespace-nowrap">
                  <span aria-hidden="true" className="mr-1 text-[0.65em]" />
                  <span className="sr-only" />
                  <span />
                </td>
                <td className="text-right" />
                <td className="pr-3 text-right text-mute" />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
