import { useEffect } from 'react'
import { notify } from '@/components/notices'
import { useDecimals } from '@/features/instrument/api/instruments'
import { price, quantity } from '@/lib/format'
import { stream } from '@/lib/stream'
import type { Fill } from '../api/fills'
import { told } from '../told'

/** Tells each new fill, also to those who do not see the list. */
export function FillVoice() {
  const decimals = useDecimals()
  useEffect(
    () =>
      stream.subscribe('fills', (frames) => {
        const fills = frames.filter((frame) => frame.type === 'update').flatMap((frame) => frame.data as Fill[])
        for (const one of told(fills)) {
          const digits = decimals(one.symbol)
          notify({
            tone: one.side === 'BUY' ? 'up' : 'down',
            title: `${one.side === 'BUY' ? 'Bought' : 'Sold'} ${quantity(one.quantity, digits.quantity)} ${one.symbol}`,
            detail: `at ${price(one.averagePrice, digits.price)}`,
          })
        }
      }),
    [decimals],
  )
  return null
}
