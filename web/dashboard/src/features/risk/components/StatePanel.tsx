import { useState } from 'react'
import { Button } from '@/components/Button'
import { notify } from '@/components/notices'
import { Panel } from '@/components/Panel'
import { ReasonDialog } from '@/components/ReasonDialog'
import { Signed } from '@/components/Signed'
import { money, price, words } from '@/lib/format'
import type { Equity, Risk } from '../api/risk'
import { type StateReason, type TradingState, useSetState } from '../api/trading-state'
import { TradingStateBadge } from './TradingStateBadge'

const acts: Record<TradingState, { act: string; title: string; means: string }> = {
  ACTIVE: {
    act: 'Set to active',
    title: 'Set the account to active?',
    means: 'Orders pass again that keep to the limits.',
  },
  REDUCING: {
    act: 'Reduce only',
    title: 'Only reduce from now on?',
    means: 'Only orders that make a position smaller pass, and cancels.',
  },
  HALTED: {
    act: 'Halt',
    title: 'Halt the account?',
    means: 'Nothing passes but cancels. Resting orders stay in the book.',
  },
}
const because: Record<StateReason, string> = {
  MANUAL: 'Set by hand',
  DAILY_LOSS: 'The loss of the day passed its limit',
  DRAWDOWN: 'The drawdown passed its limit',
  MARGIN_CALL: 'The equity did not cover the margin',
}

/** What the account may do, and what it is worth. */
export function StatePanel({ risk }: { risk: Risk }) {
  const [asked, setAsked] = useState<TradingState>()
  const others = (Object.keys(acts) as TradingState[]).filter((state) => state !== risk.state)
  return (
    <Panel title="State" aside={<TradingStateBadge state={risk.state} />}>
      <div className="flex flex-col gap-3 px-3 pb-3 text-xs">
        {(risk.text || risk.by || risk.state !== 'ACTIVE') && (
          <p className="text-soft">
            {because[risk.reason] ?? words(risk.reason)}
            {risk.by && ` by ${risk.by}`}
            {risk.text && `: ${risk.text}`}
          </p>
        )}
        {risk.equity && <EquityFigures equity={risk.equity} />}
        <div className="flex flex-wrap gap-1.5">
          {others.map((state) => (
            <Button
              key={state}
              size="small"
              look={state === 'ACTIVE' ? 'accent' : 'plain'}
              onClick={() => setAsked(state)}
            >
              {acts[state].act}…
            </Button>
          ))}
        </div>
      </div>
      {asked && <SetState state={asked} onClose={() => setAsked(undefined)} />}
    </Panel>
  )
}

function EquityFigures({ equity }: { equity: Equity }) {
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-4">
      <Figure name="Equity">
        {money(equity.equity)} <span className="text-mute">{equity.asset}</span>
      </Figure>
      <Figure name="Highest">{money(equity.peak)}</Figure>
      <Figure name="Today">
        <Signed value={equity.dayPnl} withArrow />
      </Figure>
      <Figure name="Drawdown">
        {money(equity.drawdown)} <span className="text-mute">{price(equity.drawdownPercent, 2)} %</span>
      </Figure>
    </dl>
  )
}

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-2xs text-mute">{name}</dt>
      <dd className="text-sm font-semibold">{children}</dd>
    </div>
  )
}

function SetState({ state, onClose }: { state: TradingState; onClose: () => void }) {
  const set = useSetState()
  const { act, title, means } = acts[state]
  return (
    <ReasonDialog
      title={title}
      act={act}
      look={state === 'ACTIVE' ? 'accent' : 'down'}
      isPending={set.isPending}
      error={set.error}
      onClose={onClose}
      onConfirm={(reason) =>
        set.mutate(
          { state, reason },
          {
            onSuccess: () => {
              notify({ tone: 'plain', title: `The account is ${words(state).toLowerCase()}` })
              onClose()
            },
          },
        )
      }
    >
      {means}
    </ReasonDialog>
  )
}
