import { Archive } from 'lucide-react'
import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { notify } from '@/components/notices'
import { Panel } from '@/components/Panel'
import { Empty, Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { price } from '@/lib/format'
import { problemOf } from '@/lib/problem'
import { dateTime, useZone } from '@/lib/time'
import { type Backup, useBackups, useBeginBackup } from '../api/operation'

/** The backups that there are, and one more. To restore one replaces everything, which is for the command line. */
export function BackupsPanel() {
  const { data, error, refetch } = useBackups()
  const begin = useBeginBackup()
  const { zone } = useZone()
  const columns: Column<Backup>[] = [
    { name: 'Made', cell: (backup) => <span className="font-medium">{dateTime(backup.made, zone)}</span> },
    { name: 'Size', numeric: true, cell: (backup) => `${price(backup.bytes / 1e6, 1)} MB` },
    { name: 'Sealed', cell: (backup) => (backup.sealed ? <Badge tone="up">by a passphrase</Badge> : 'no') },
    { name: 'File', wideOnly: true, cell: (backup) => <span className="text-mute">{backup.file}</span> },
  ]
  return (
    <Panel
      title="Backups"
      className="max-h-112"
      scrolls
      aside={
        <Button
          size="small"
          disabled={begin.isPending || data?.running}
          aria-busy={data?.running}
          onClick={() =>
            begin.mutate(undefined, {
              onError: (refusal) =>
                notify({ tone: 'down', title: problemOf(refusal).body.title, detail: problemOf(refusal).body.detail }),
            })
          }
        >
          <Archive className="size-3.5" aria-hidden="true" />
          {data?.running ? 'Being made…' : 'Make one now'}
        </Button>
      }
    >
      {data ? (
        <>
          {data.failure && <Failure error={new Error(`The last one failed: ${data.failure}`)} />}
          {data.backups.length === 0 ? (
            <Empty title="There is no backup yet">
              One holds the journal, the database and the settings of now, and can be made while trading goes on.
            </Empty>
          ) : (
            <Table label="All backups" columns={columns} rows={data.backups} rowKey={(backup) => backup.file} />
          )}
          <p className="border-t px-3 py-2 text-2xs break-words text-mute">
            In {data.folder}.{' '}
            {data.everyHours === 0
              ? 'None is made by itself'
              : `One is made by itself every ${data.everyHours} hours, and the newest ${data.keep} of these stay`}
            . To bring one back, stop Trading and run: trading db restore FILE
          </p>
        </>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton label="Backups" />
      )}
    </Panel>
  )
}
