import { useRef } from 'react'
import { Boundary } from '@/components/Boundary'
import { Panel } from '@/components/Panel'
import { AccountPanel } from '@/features/account/components/AccountPanel'
import { ChartPanel } from '@/features/chart/components/ChartPanel'
import { DepthLadder } from '@/features/market/components/DepthLadder'
import { LastPrice } from '@/features/market/components/LastPrice'
import { SymbolList, SymbolStrip } from '@/features/market/components/SymbolList'
import { Tape } from '@/features/market/components/Tape'
import { OrderTicket } from '@/features/order/components/OrderTicket'
import { useTicketIntent } from '@/features/order/ticket-intent'
import { ServiceLines } from '@/features/service/components/ServiceLines'
import { StrategyLines } from '@/features/strategy/components/StrategyLines'
import { useDeskChoice } from '../desk-choice'
import { useHealth } from '../health'
import { Blotter } from './Blotter'
import type { DeskProps } from './DeskPage'

/** A desktop screen: everything at once, nothing scrolls but the lists. */
export function WideDesk({ instruments, instrument }: DeskProps) {
  const { symbol, priceDecimals, quantityDecimals } = instrument
  const { frame, chooseSymbol, chooseFrame } = useDeskChoice()
  const { isStale } = useHealth()
  const ask = useTicketIntent((state) => state.ask)
  const search = useRef<HTMLInputElement>(null)
  const figures = { symbol, priceDecimals, quantityDecimals, isStale }
  return (
    <div className="grid h-full grid-cols-[13.5rem_minmax(0,1fr)_15rem_18.5rem] gap-1.5 p-1.5">
      <div className="grid min-h-0 grid-rows-[minmax(0,1fr)_auto_auto] gap-1.5">
        <Panel title="Markets">
          <SymbolList
            instruments={instruments}
            selected={symbol}
            onSelect={chooseSymbol}
            searchRef={search}
            isStale={isStale}
          />
        </Panel>
        <Panel title="Strategies" className="max-h-72" scrolls>
          <StrategyLines />
        </Panel>
        <Panel title="Services">
          <ServiceLines />
        </Panel>
      </div>
      <div className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)_minmax(11rem,32%)] gap-1.5">
        <LastPrice symbol={symbol} decimals={priceDecimals} isStale={isStale} />
        <Boundary name="Chart">
          <ChartPanel instrument={instrument} frame={frame} onFrame={chooseFrame} isStale={isStale} />
        </Boundary>
        <Boundary name="Positions, orders and trades">
          <Blotter />
        </Boundary>
      </div>
      <div className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)] gap-1.5">
        <Panel title="Depth">
          <DepthLadder {...figures} onPick={(limitPrice) => ask({ limitPrice })} />
        </Panel>
        <Panel title="Tape">
          <Tape {...figures} />
        </Panel>
      </div>
      <div className="grid min-h-0 grid-rows-[minmax(0,auto)_minmax(5rem,1fr)] gap-1.5">
        <Panel title={`Order · ${symbol}`} scrolls>
          <OrderTicket instrument={instrument} />
        </Panel>
        <Panel title="Account" scrolls>
          <AccountPanel />
        </Panel>
      </div>
    </div>
  )
}

/** A tablet or half a screen: two columns that scroll as one page. */
export function MiddleDesk({ instruments, instrument }: DeskProps) {
  const { symbol, priceDecimals, quantityDecimals } = instrument
  const { frame, chooseSymbol, chooseFrame } = useDeskChoice()
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
              <ChartPanel instrument={instrument} frame={frame} onFrame={chooseFrame} isStale={isStale} />
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
