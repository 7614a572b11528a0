import { OctagonX } from 'lucide-react'
import { useState } from 'react'
import { notify } from '@/components/notices'
import { ReasonDialog } from '@/components/ReasonDialog'
import { dateTime, useZone } from '@/lib/time'
import { aimWords, type KillSwitch, useKillSwitches, useRearm } from '../api/kill-switch'

/** Over everything while a kill switch is engaged. */
export function KillBanner() {
  const engaged = useKillSwitches()
  const [rearming, setRearming] = useState<KillSwitch>()
  if (engaged.length === 0) return null
  return (
    <section aria-label="Kill switch" className="shrink-0 bg-down text-on-down" data-testid="kill-banner">
      <ul className="max-h-40 overflow-y-auto">
        {engaged.map((one) => (
          <Line key={`${one.scope} ${one.target}`} engaged={one} onRearm={() => setRearming(one)} />
        ))}
      </ul>
      {rearming && <Rearm engaged={rearming} onClose={() => setRearming(undefined)} />}
    </section>
  )
}

function Line({ engaged, onRearm }: { engaged: KillSwitch; onRearm: () => void }) {
  const zone = useZone((state) => state.zone)
  const { reason, by, since } = engaged
  return (
    <li className="flex items-center gap-3 px-3 py-2 text-sm">
      <OctagonX className="size-5 shrink-0" aria-hidden="true" />
      <p role="alert" className="min-w-0 flex-1">
        <strong className="font-semibold">Kill switch: {aimWords(engaged)} is stopped.</strong>{' '}
        <span className="break-words">“{reason}”</span>{' '}
        <span className="text-xs">
          – {by || 'the gateway'}, since {dateTime(since, zone)} {zone === 'utc' ? 'UTC' : ''}
        </span>
      </p>
      <button
        type="button"
        aria-label={`Re-arm ${aimWords(engaged)}`}
        className="h-8 shrink-0 rounded-md border border-current px-3 font-medium hover:bg-on-down hover:text-down focus-visible:outline-on-down"
        onClick={onRearm}
      >
        Re-arm…
      </button>
    </li>
  )
}

export function Rearm({ engaged, onClose }: { engaged: KillSwitch; onClose: () => void }) {
  const rearm = useRearm()
  const { scope, target } = engaged
  return (
    <ReasonDialog
      title={`Let ${aimWords(engaged)} trade again?`}
      act="Re-arm"
      look="down"
      isPending={rearm.isPending}
      error={rearm.error}
      onClose={onClose}
      onConfirm={(reason) =>
        rearm.mutate(
          { scope, ...(target === null ? {} : { target }), reason },
          {
            onSuccess: () => {
              notify({
                tone: 'plain',
                title: 'The kill switch is armed again',
                detail: `Stopped before: ${aimWords(engaged)}.`,
              })
              onClose()
            },
          },
        )
      }
    >
      <p>It was engaged because: {engaged.reason}</p>
      <p className="mt-1">Orders pass again, those of strategies too. What was canceled stays canceled.</p>
    </ReasonDialog>
  )
}
