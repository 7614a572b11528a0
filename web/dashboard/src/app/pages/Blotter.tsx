import { useState } from 'react'
import { Tabs } from '@/components/Tabs'
import { Fills } from '@/features/fill/components/Fills'
import { useOpenOrders } from '@/features/order/api/orders'
import { CancelOrders } from '@/features/order/components/CancelOrders'
import { OpenOrders } from '@/features/order/components/OpenOrders'
import { usePositions } from '@/features/position/api/positions'
import { Positions } from '@/features/position/components/Positions'
import { useOpenTrades } from '@/features/trade/api/trades'
import { ClosedTrades, OpenTrades } from '@/features/trade/components/Trades'

/** What the account has: held, ordered, traded. */
export function Blotter() {
  const [tab, setTab] = useState('positions')
  const positions = usePositions()
  const orders = useOpenOrders()
  const trades = useOpenTrades()
  return (
    <section aria-label="Positions, orders and trades" className="h-full overflow-hidden rounded-lg border bg-panel">
      <Tabs
        label="Positions, orders and trades"
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'positions', title: 'Positions', count: positions?.length, content: <Positions /> },
          {
            id: 'orders',
            title: 'Open orders',
            count: orders?.length,
            content: <OpenOrders />,
            aside: <CancelOrders />,
          },
          { id: 'trades', title: 'Open trades', count: trades?.length, content: <OpenTrades /> },
          { id: 'closed', title: 'Closed trades', content: <ClosedTrades /> },
          { id: 'fills', title: 'Fills', content: <Fills /> },
        ]}
      />
    </section>
  )
}
