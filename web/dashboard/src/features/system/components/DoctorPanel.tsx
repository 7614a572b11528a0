import { Stethoscope } from 'lucide-react'
import { Badge, type BadgeTone } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { Empty, Failure, Skeleton } from '@/components/states'
import { words } from '@/lib/format'
import { type Finding, useDoctor } from '../api/operation'

const tones: Record<Finding['verdict'], BadgeTone> = { OK: 'up', NOTE: 'warn', WRONG: 'down' }
const names: Record<Finding['verdict'], string> = { OK: 'ok', NOTE: 'note', WRONG: 'wrong' }
const weight: Record<Finding['verdict'], number> = { WRONG: 0, NOTE: 1, OK: 2 }

/** What stands in the way of a start or of work without loss, with what mends it: what is wrong comes first. */
export function DoctorPanel() {
  const doctor = useDoctor()
  const findings = doctor.data?.findings.toSorted((one, other) => weight[one.verdict] - weight[other.verdict])
  return (
    <Panel
      title="Doctor"
      className="max-h-112"
      scrolls
      aside={
        <Button size="small" disabled={doctor.isPending} aria-busy={doctor.isPending} onClick={() => doctor.mutate()}>
          <Stethoscope className="size-3.5" aria-hidden="true" />
          {findings ? 'Look again' : 'Look'}
        </Button>
      }
    >
      {doctor.isPending ? (
        <Skeleton rows={5} label="Doctor" />
      ) : doctor.error ? (
        <Failure error={doctor.error} retry={() => doctor.mutate()} />
      ) : findings ? (
        <>
          <p role="status" className="px-3 pb-2 text-xs text-soft">
            {doctor.data?.well
              ? 'Nothing is wrong; notes are no faults.'
              : 'Something is wrong; what mends it stands below it.'}
          </p>
          <ul className="text-xs">
            {findings.map((finding) => (
              <li
                key={`${finding.subject} ${finding.what}`}
                className="grid grid-cols-[4rem_6rem_1fr] gap-x-2 border-t px-3 py-2"
              >
                <span>
                  <Badge tone={tones[finding.verdict]}>{names[finding.verdict]}</Badge>
                </span>
                <span className="text-mute">{words(finding.subject)}</span>
                <span className="min-w-0 break-words text-soft">
                  {finding.what}
                  {finding.mend && <span className="mt-0.5 block font-medium text-ink">→ {finding.mend}</span>}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Empty title="Not looked at yet">
          It looks at settings, ports, folders, disk, journal, memory and clock, changes nothing, and takes some
          seconds.
        </Empty>
      )}
    </Panel>
  )
}
