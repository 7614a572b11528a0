import { type IPriceLine, type ISeriesApi, LineStyle } from 'lightweight-charts'
import type { Order } from '@/features/order/api/orders'
import { decimalText, parseDecimal } from '@/lib/decimal'
import type { ChartTheme } from './theme'

/** Which price of which order a line is, when it can be dragged to another. */
export type Amendable = { order: Order; field: 'limitPrice' | 'stopPrice' }
export type Line = {
  price: number
  title: string
  kind: 'buy' | 'sell' | 'entry' | 'stop' | 'target'
  amends?: Amendable
}

/** This near to a line, the pointer is on it. */
const reachPixels = 5

/** Horizontal lines at the prices of orders, positions, stops and targets. */
export class OrderLines {
  private readonly drawn = new Map<string, { line: Line; shown: IPriceLine }>()
  private dragged: { key: string; price: number } | undefined

  constructor(private readonly series: ISeriesApi<'Candlestick'>) {}

  rule(lines: readonly Line[], theme: ChartTheme): void {
    const wanted = new Map(lines.map((line) => [keyOf(line), line]))
    for (const [key, { shown }] of this.drawn) {
      if (wanted.has(key)) continue
      if (key === this.dragged?.key) this.dragged = undefined
      this.series.removePriceLine(shown)
      this.drawn.delete(key)
    }
    for (const [key, line] of wanted) {
      const known = this.drawn.get(key)
      if (known) known.line = line
      else this.drawn.set(key, { line, shown: this.series.createPriceLine(optionsOf(line, theme)) })
    }
  }

  clear(): void {
    for (const { shown } of this.drawn.values()) this.series.removePriceLine(shown)
    this.drawn.clear()
  }

  /** The line under the pointer that can be dragged. */
  at(y: number): Line | undefined {
    let nearest: Line | undefined
    let least = reachPixels + 1
    for (const { line } of this.drawn.values()) {
      const place = line.amends ? this.series.priceToCoordinate(line.price) : null
      if (place === null || Math.abs(place - y) >= least) continue
      least = Math.abs(place - y)
      nearest = line
    }
    return nearest
  }

  /** Shows a line where it is dragged to; the next [rule] after [release] puts it where it belongs. */
  drag(line: Line, text: string): void {
    const key = keyOf(line)
    const price = Number(text)
    this.dragged = { key, price }
    this.drawn.get(key)?.shown.applyOptions({ price, title: `${line.title} → ${text}` })
  }

  /** The line goes back to where it was. */
  release(): void {
    const held = this.dragged && this.drawn.get(this.dragged.key)
    this.dragged = undefined
    held?.shown.applyOptions({ price: held.line.price, title: held.line.title })
  }
}

const keyOf = ({ kind, price, title, amends }: Line): string =>
  `${kind} ${price} ${title} ${amends ? `${amends.order.orderId} ${amends.field}` : ''}`

function optionsOf(line: Line, theme: ChartTheme) {
  const color = { buy: theme.up, sell: theme.down, entry: theme.accent, stop: theme.warn, target: theme.up }[line.kind]
  return {
    price: line.price,
    color,
    lineWidth: 1 as const,
    lineStyle: line.kind === 'entry' ? LineStyle.Solid : LineStyle.Dashed,
    axisLabelVisible: true,
    axisLabelColor: color,
    axisLabelTextColor: theme.panel,
    title: line.title,
  }
}

/** A price that the pointer says, on the instrument's grid, as the server takes it; undefined when it is none. */
export function onTick(price: number, tickSize: string): string | undefined {
  const tick = parseDecimal(tickSize)
  const steps = Math.round(price / Number(tickSize))
  if (tick === undefined || !Number.isSafeInteger(steps) || steps <= 0) return undefined
  return decimalText(BigInt(steps) * tick)
}
