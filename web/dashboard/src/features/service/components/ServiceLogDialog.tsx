import { useState } from 'react'
import { Dialog } from '@/components/Dialog'
import { Segmented } from '@/components/Segmented'
import { Empty, Skeleton } from '@/components/states'
import { classes } from '@/lib/classes'
import { clockTime, useZone } from '@/lib/time'
import { atLeast, type Level, type LogLine, useLog } from '../api/logs'

const choices: readonly { value: Level; label: string }[] = [
  { value: 'TRACE', label: 'All' },
  { value: 'INFO', label: 'Info' },
  { value: 'WARN', label: 'Warnings' },
  { value: 'ERROR', label: 'Errors' },
]
const tones: Record<Level, string> = {
  TRACE: 'text-mute',
  DEBUG: 'text-mute',
  INFO: 'text-soft',
  WARN: 'text-warn',
  ERROR: 'text-down',
}

/** What a service logs, live, the newest on top. */
export function ServiceLogDialog({ service, onClose }: { service: string; onClose: () => void }) {
  const lines = useLog(service)
  const [least, setLeast] = useState<Level>('TRACE')
  return (
    <Dialog title={`Log of ${service}`} onClose={onClose} isWide>
      <Segmented label="From which level on" value={least} options={choices} onChange={setLeast} />
      <div className="mt-3 min-h-48">
        {lines ? <Lines lines={atLeast(lines, least)} /> : <Skeleton rows={6} label="Log" />}
      </div>
    </Dialog>
  )
}

function Lines({ lines }: { lines: readonly LogLine[] }) {
  const { zone } = useZone()
  if (lines.length === 0)
    return <Empty title="Nothing of that level yet">What the service says from now on comes by itself.</Empty>
  return (
    <ol aria-label="Log" className="flex flex-col gap-1.5 text-2xs">
      {lines.map((line) => (
        <li key={line.id} className="flex gap-2">
          <time dateTime={line.time} className="shrink-0 text-mute tabular-nums">
            {line.time ? clockTime(line.time, zone) : '–'}
          </time>
          <span className={classes('w-10 shrink-0 font-semibold', tones[line.level])}>{line.level}</span>
          <span className="min-w-0 whitespace-pre-wrap break-words text-soft">{line.message}</span>
        </li>
      ))}
    </ol>
  )
}
