import { Badge, type BadgeTone } from '@/components/Badge'
import { SideLabel } from '@/components/Signed'
import { quantity, words } from '@/lib/format'
import { clockTime, shortDate, useZone } from '@/lib/time'
import type { Decision, Outcome } from '../api/decisions'

export const outcomeTones: Record<Outcome, BadgeTone> = {
  SENT: 'up',
  REPEATED: 'plain',
  BUSY: 'warn',
  TOO_SMALL: 'warn',
  VETOED: 'accent',
  DENIED: 'down',
}

const verbs = { ENTER: 'enters', EXIT: 'leaves', CANCEL: 'takes back' }

/** One decision in a few lines; the whole of it opens by click or Enter. */
export function DecisionLine({ decision, onShow }: { decision: Decision; onShow: () => void }) {
  const zone = useZone((state) => state.zone)
  const { strategy, symbol, opinion, outcome } = decision
  return (
    <li>
      <button
        type="button"
        data-testid="decision"
        className="flex w-full flex-col gap-1 px-3 py-2 text-left text-xs -outline-offset-2 hover:bg-raised"
        onClick={onShow}
      >
        <span className="flex w-full flex-wrap items-center gap-x-2 gap-y-1">
          <span className="text-mute">
            {shortDate(decision.time, zone)} {clockTime(decision.time, zone)}
          </span>
          <span className="font-semibold">{strategy}</span>
          <span className="text-soft">{verbs[decision.action]}</span>
          <SideLabel side={decision.side} />
          <span>
            {decision.quantity} {symbol}
            {decision.price !== null && <span className="text-mute"> at {quantity(decision.price, 8)}</span>}
          </span>
          <span className="ml-auto flex gap-1">
            {opinion && (
              <Badge title="What the analyst thought">
                {words(opinion.view)} {Math.round(opinion.confidence * 100)} %
              </Badge>
            )}
            <Badge tone={outcomeTones[outcome]}>{words(outcome)}</Badge>
          </span>
        </span>
        <span className="text-soft">{decision.reason}</span>
        {decision.detail !== '' && <span className="text-mute">{decision.detail}</span>}
      </button>
    </li>
  )
}
