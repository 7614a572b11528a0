import { Skeleton } from '@/components/states'
import { useAccount } from '@/features/account/api/account'
import { usePositions } from '@/features/position/api/positions'
import { money, price, quantity } from '@/lib/format'

type Part = { asset: string; total: string; locked: string; value: number | undefined }

/** What the equity is made of: a bar for the whole, and a line for each asset with what is free of it. */
export function Allocation() {
  const account = useAccount()
  const positions = usePositions()
  if (!account || !positions) return <Skeleton rows={4} label="Allocation" />
  const equity = Number(account.equity)
  const parts: Part[] = account.balances
    .filter((balance) => Number(balance.total) !== 0)
    .map((balance) => ({
      ...balance,
      value:
        balance.asset === account.currency
          ? Number(balance.total)
          : numberOf(positions.find(({ symbol }) => symbol === balance.asset + account.currency)?.marketValue),
    }))
    .sort((one, other) => (other.value ?? 0) - (one.value ?? 0))
  const share = (value: number | undefined) => (value === undefined || equity === 0 ? undefined : value / equity)
  return (
    <div className="px-3 pb-3 text-xs">
      <div aria-hidden="true" className="flex h-2.5 gap-0.5 overflow-hidden rounded-full">
        {parts.map((part, index) => (
          <span key={part.asset} ref={width(share(part.value) ?? 0, index)} className="h-full min-w-0.5" />
        ))}
      </div>
      <table className="mt-2 w-full">
        <caption className="sr-only">Balances and their share of the equity</caption>
        <thead>
          <tr className="h-7 text-mute">
            <th scope="col" className="text-left font-normal">
              Asset
            </th>
            <th scope="col" className="text-right font-normal">
              Total
            </th>
            <th scope="col" className="text-right font-normal">
              In orders
            </th>
            <th scope="col" className="text-right font-normal">
              Value
            </th>
            <th scope="col" className="text-right font-normal">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part, index) => (
            <tr key={part.asset}>
              <th scope="row" className="h-7 border-t text-left font-medium">
                <span aria-hidden="true" ref={colour(index)} className="mr-2 inline-block size-2 rounded-full" />
                {part.asset}
              </th>
              <td className="border-t text-right">
                {part.asset === account.currency ? money(part.total) : quantity(part.total, 8)}
              </td>
              <td className="border-t text-right text-soft">
                {Number(part.locked) === 0 ? '–' : quantity(part.locked, part.asset === account.currency ? 2 : 8)}
              </td>
              <td className="border-t text-right">{money(part.value)}</td>
              <td className="border-t text-right">
                {share(part.value) === undefined ? '–' : `${price(100 * (share(part.value) ?? 0), 1)} %`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const numberOf = (text: string | null | undefined) => (text == null ? undefined : Number(text))

/** Of one hue, from strong to faint: which asset is which is written beside it. */
const shade = (index: number) =>
  `color-mix(in srgb, var(--accent) ${Math.max(12, Math.round(100 * 0.55 ** index))}%, var(--line-strong))`

const colour = (index: number) => (mark: HTMLElement | null) => {
  if (mark) mark.style.background = shade(index)
}
const width = (part: number, index: number) => (bar: HTMLElement | null) => {
  if (!bar) return
  bar.style.width = `${100 * Math.max(0, Math.min(1, part))}%`
  bar.style.background = shade(index)
}
