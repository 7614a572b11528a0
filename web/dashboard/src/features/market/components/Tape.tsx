import { useRef, useState } from 'react'
import { Empty, Skeleton } from '@/components/states'
import { classes } from '@/lib/classes'
import { price, quantity } from '@/lib/format'
import { rowsInView, useHeight } from '@/lib/rows'
import { clockTime, useZone } from '@/lib/time'
import { useTape } from '../api/tape'

type Props = { symbol: string; priceDecimals: number; quantityDecimals: number; isStale: boolean }

const rowPixels = 22
const usualPixels = 400

/** What was traded, newest first. Rows that are out of sight are not drawn. */
export function Tape({ symbol, priceDecimals, quantityDecimals, isStale }: Props) {
  const element = useRef<HTMLElement>(null)
  const height = useHeight(element) ?? usualPixels
  const [scrolled, setScrolled] = useState(0)
  const prints = useTape(`tape:${symbol}`)
  const zone = useZone((state) => state.zone)
  const { first, end } = rowsInView(scrolled, height, rowPixels, prints?.length ?? 0)
  return (
    <section
      ref={element}
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
      className={classes('h-full overflow-y-auto text-xs', isStale && 'stale')}
      data-testid="tape"
      aria-label={`Tape of ${symbol}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
    >
      {!prints && <Skeleton rows={8} label="Tape" />}
      {prints?.length === 0 && <Empty title="Nothing traded yet" />}
      <table className={classes('w-full table-fixed border-collapse', !prints?.length && 'hidden')}>
        <caption className="sr-only">Trades of {symbol} in the market, newest first</caption>
        <thead className="sticky top-0 bg-panel">
          <tr className="h-6 text-2xs text-mute">
            <th scope="col" className="pl-3 text-left font-normal">
              Price
            </th>
            <th scope="col" className="text-right font-normal">
              Quantity
            </th>
            <th scope="col" className="pr-3 text-right font-normal">
              Time
            </th>
          </tr>
        </thead>
        <tbody>
          {first > 0 && <tr style={{ height: first * rowPixels }} />}
          {prints?.slice(first, end).map((print) => (
            <tr key={print.number} className="h-[1.375rem]">
              <td className={classes('pl-3 whitespace-nowrap', print.side === 'BUY' ? 'text-up' : 'text-down')}>
                <span aria-hidden="true" className="mr-1 text-[0.65em]">
                  {print.side === 'BUY' ? '▲' : '▼'}
                </span>
                <span className="sr-only">{print.side === 'BUY' ? 'Bought ' : 'Sold '}</span>
                {price(print.price, priceDecimals)}
              </td>
              <td className="text-right">{quantity(print.quantity, Math.min(4, quantityDecimals))}</td>
              <td className="pr-3 text-right text-mute">{clockTime(print.time, zone)}</td>
            </tr>
          ))}
          {prints && end < prints.length && <tr style={{ height: (prints.length - end) * rowPixels }} />}
        </tbody>
      </table>
    </section>
  )
}
