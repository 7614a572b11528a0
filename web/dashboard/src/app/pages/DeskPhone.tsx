import { ArrowLeftRight, ChartCandlestick, Ellipsis, Wallet } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { Boundary } from '@/components/Boundary'
import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { AccountPanel } from '@/features/account/components/AccountPanel'
import { DepthLadder } from '@/features/market/components/DepthLadder'
import { LastPrice } from '@/features/market/components/LastPrice'
import { SymbolStrip } from '@/features/market/components/SymbolList'
import { Tape } from '@/features/market/components/Tape'
import { OrderTicket } from '@/features/order/components/OrderTicket'
import { useTicketIntent } from '@/features/order/ticket-intent'
import { ServiceLines } from '@/features/service/components/ServiceLines'
import { StrategyLines } from '@/features/strategy/components/StrategyLines'
import { classes } from '@/lib/classes'
import { useDeskChoice } from '../desk-choice'
import { useHealth } from '../health'
import { Blotter } from './Blotter'
import { DeskChart } from './DeskChart'
import type { DeskProps } from './DeskPage'

const parts = [
  { id: 'chart', title: 'Chart', icon: ChartCandlestick },
  { id: 'trade', title: 'Trade', icon: ArrowLeftRight },
  { id: 'account', title: 'Positions', icon: Wallet },
  { id: 'more', title: 'More', icon: Ellipsis },
] as const
type Part = (typeof parts)[number]['id']

/** A phone: one thing at a time, chosen with the thumb. */
export function PhoneDesk({ instruments, instrument }: DeskProps) {
  const [part, setPart] = useState<Part>('chart')
  const { symbol, priceDecimals, quantityDecimals } = instrument
  const chooseSymbol = useDeskChoice((state) => state.chooseSymbol)
  const { isStale } = useHealth()
  const { wish, ask } = useTicketIntent()
  const figures = { symbol, priceDecimals, quantityDecimals, isStale }
  useEffect(() => {
    if (wish) setPart('trade')
  }, [wish])
  return (
    <div className="flex h-full flex-col">
      <div className="flex min-h-0 flex-1 flex-col gap-1.5 overflow-y-auto p-1.5">
        {part !== 'account' && part !== 'more' && (
          <>
            <SymbolStrip instruments={instruments} selected={symbol} onSelect={chooseSymbol} />
            <LastPrice symbol={symbol} decimals={priceDecimals} isStale={isStale} />
          </>
        )}
        {part === 'chart' && (
          <>
            <div className="min-h-72 flex-1">
              <Boundary name="Chart">
                <DeskChart instrument={instrument} isStale={isStale} />
              </Boundary>
            </div>
            <div className="grid grid-cols-2 gap-1.5">
              <Button look="up" size="large" onClick={() => ask({ side: 'BUY' })}>
                Buy
              </Button>
              <Button look="down" size="large" onClick={() => ask({ side: 'SELL' })}>
                Sell
              </Button>
            </div>
          </>
        )}
        {part === 'trade' && (
          <>
            <Panel title={`Order · ${symbol}`} className="shrink-0">
              <OrderTicket instrument={instrument} />
            </Panel>
            <Panel title="Depth" className="shrink-0">
              <DepthLadder {...figures} levels={6} onPick={(limitPrice) => ask({ limitPrice })} />
            </Panel>
            <Panel title="Tape" className="h-72 shrink-0">
              <Tape {...figures} />
            </Panel>
          </>
        )}
        {part === 'account' && (
          <div className="min-h-full">
            <h1 className="sr-only">Positions, orders and trades</h1>
            <Boundary name="Positions, orders and trades">
              <Blotter />
            </Boundary>
          </div>
        )}
        {part === 'more' && (
          <>
            <h1 className="sr-only">More</h1>
            <Panel title="Account" className="shrink-0">
              <AccountPanel />
            </Panel>
            <Panel title="Strategies" className="shrink-0">
              <StrategyLines />
            </Panel>
            <Panel title="Services" className="shrink-0">
              <ServiceLines />
            </Panel>
            <nav aria-label="Pages" className="grid grid-cols-2 gap-1.5">
              <Link href="/risk" className="rounded-lg border bg-panel p-3 text-center text-sm font-medium">
                Risk
              </Link>
              <Link href="/strategies" className="rounded-lg border bg-panel p-3 text-center text-sm font-medium">
                Strategies
              </Link>
              <Link href="/decisions" className="rounded-lg border bg-panel p-3 text-center text-sm font-medium">
                Decisions
              </Link>
              <Link href="/services" className="rounded-lg border bg-panel p-3 text-center text-sm font-medium">
                Services
              </Link>
            </nav>
          </>
        )}
      </div>
      <nav
        aria-label="Parts of the desk"
        className="grid shrink-0 grid-cols-4 border-t bg-panel pb-[env(safe-area-inset-bottom)]"
      >
        {parts.map(({ id, title, icon: Icon }) => (
          <button
            key={id}
            type="button"
            aria-current={part === id ? 'page' : undefined}
            onClick={() => setPart(id)}
            className={classes(
              'flex h-14 flex-col items-center justify-center gap-0.5 text-2xs font-medium',
              part === id ? 'text-accent' : 'text-mute',
            )}
          >
            <Icon className="size-5" aria-hidden="true" />
            {title}
          </button>
        ))}
      </nav>
    </div>
  )
}
