import { LayoutDashboard } from 'lucide-react'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { Boundary } from '@/components/Boundary'
import { Panel } from '@/components/Panel'
import { AccountPanel } from '@/features/account/components/AccountPanel'
import { useCommands } from '@/features/command/register'
import { DepthLadder } from '@/features/market/components/DepthLadder'
import { LastPrice } from '@/features/market/components/LastPrice'
import { SymbolList, SymbolStrip } from '@/features/market/components/SymbolList'
import { Tape } from '@/features/market/components/Tape'
import { OrderTicket } from '@/features/order/components/OrderTicket'
import { useTicketIntent } from '@/features/order/ticket-intent'
import { ServiceLines } from '@/features/service/components/ServiceLines'
import { StrategyLines } from '@/features/strategy/components/StrategyLines'
import { useAfterPaint } from '@/lib/after-paint'
import { useKeys } from '@/lib/keys'
import { useDeskChoice } from '../desk-choice'
import { useHealth } from '../health'
import { ArrangeBar } from '../panes/Arranging'
import { deskLayout, type PaneId } from '../panes/layout'
import { Panes } from '../panes/Panes'
import { Blotter } from './Blotter'
import { DeskChart } from './DeskChart'
import type { DeskProps } from './DeskPage'

/** A desktop screen: everything at once, arranged as its user likes, and nothing scrolls but the lists. */
export function WideDesk({ instruments, instrument }: DeskProps) {
  const [isArranging, setArranging] = useState(false)
  const chooseSymbol = useDeskChoice((state) => state.chooseSymbol)
  const { isStale } = useHealth()
  const ask = useTicketIntent((state) => state.ask)
  const search = useRef<HTMLInputElement>(null)
  const arrange = useCallback(() => setArranging((before) => !before), [])
  useKeys({ L: arrange })
  useCommands([
    {
      id: 'panes:arrange',
      title: 'Arrange the panes',
      group: 'Desk',
      keys: 'Shift+L',
      words: 'layout move',
      act: arrange,
    },
    { id: 'panes:reset', title: 'Reset the panes', group: 'Desk', words: 'layout default', act: deskLayout.reset },
  ])
  // Which symbol is chosen is seen at once; what hangs on it comes when it is drawn.
  const drawn = useAfterPaint(instrument)
  const content = useCallback(
    (id: PaneId): ReactNode => {
      const { symbol, priceDecimals, quantityDecimals } = drawn
      const figures = { symbol, priceDecimals, quantityDecimals, isStale }
      switch (id) {
        case 'markets':
          return (
            <Panel title="Markets" aside={<ArrangeButton onClick={arrange} />}>
              <SymbolList
                instruments={instruments}
                selected={instrument.symbol}
                onSelect={chooseSymbol}
                searchRef={search}
                isStale={isStale}
              />
            </Panel>
          )
        case 'strategies':
          return (
            <Panel title="Strategies" scrolls>
              <StrategyLines />
            </Panel>
          )
        case 'services':
          return (
            <Panel title="Services" scrolls>
              <ServiceLines />
            </Panel>
          )
        case 'chart':
          return (
            <div className="flex min-h-0 flex-col gap-1.5">
              <LastPrice symbol={symbol} decimals={priceDecimals} isStale={isStale} />
              <div className="min-h-0 flex-1">
                <Boundary name="Chart">
                  <DeskChart instrument={drawn} isStale={isStale} />
                </Boundary>
              </div>
            </div>
          )
        case 'blotter':
          return (
            <Boundary name="Positions, orders and trades">
              <Blotter />
            </Boundary>
          )
        case 'depth':
          return (
            <Panel title="Depth">
              <DepthLadder {...figures} onPick={(limitPrice) => ask({ limitPrice })} />
            </Panel>
          )
        case 'tape':
          return (
            <Panel title="Tape">
              <Tape {...figures} />
            </Panel>
          )
        case 'ticket':
          return (
            <Panel title={`Order · ${symbol}`} scrolls>
              <OrderTicket instrument={drawn} />
            </Panel>
          )
        case 'account':
          return (
            <Panel title="Account" scrolls>
              <AccountPanel />
            </Panel>
          )
      }
    },
    [instruments, instrument, drawn, isStale, chooseSymbol, ask, arrange],
  )
  return (
    <div className="flex h-full flex-col gap-1.5 p-1.5">
      {isArranging && <ArrangeBar onDone={arrange} />}
      <Panes content={content} isArranging={isArranging} />
    </div>
  )
}

function ArrangeButton({ onClick }: { onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label="Arrange the panes"
      title="Arrange the panes (Shift+L)"
      onClick={onClick}
      className="-mr-1.5 grid size-7 place-items-center rounded-md text-mute hover:bg-raised hover:text-ink"
    >
      <LayoutDashboard className="size-3.5" aria-hidden="true" />
    </button>
  )
}

/** A tablet or half a screen: two columns that scroll as one page. */
export function MiddleDesk({ instruments, instrument }: DeskProps) {
  const { symbol, priceDecimals, quantityDecimals } = instrument
  const chooseSymbol = useDeskChoice((state) => state.chooseSymbol)
  const { isStale } = useHealth()
  const ask = useTicketIntent((state) => state.ask)
  return (
    <div className="flex h-full flex-col gap-1.5 overflow-y-auto p-1.5">
      <SymbolStrip instruments={instruments} selected={symbol} onSelect={chooseSymbol} />
      <div className="grid grid-cols-[minmax(0,1fr)_18rem] gap-1.5">
        <div className="flex min-w-0 flex-col gap-1.5">
          <LastPrice symbol={symbol} decimals={priceDecimals} isStale={isStale} />
          <div className="h-[26rem]">
            <Boundary name="Chart">
              <DeskChart instrument={instrument} isStale={isStale} />
            </Boundary>
          </div>
          <div className="h-80">
            <Boundary name="Positions, orders and trades">
              <Blotter />
            </Boundary>
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-1.5">
          <Panel title={`Order · ${symbol}`}>
            <OrderTicket instrument={instrument} />
          </Panel>
          <Panel title="Depth">
            <DepthLadder
              {...{ symbol, priceDecimals, quantityDecimals, isStale }}
              levels={8}
              onPick={(limitPrice) => ask({ limitPrice })}
            />
          </Panel>
          <Panel title="Account">
            <AccountPanel />
          </Panel>
        </div>
      </div>
    </div>
  )
}
