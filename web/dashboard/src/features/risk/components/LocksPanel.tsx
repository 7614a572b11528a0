import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Panel } from '@/components/Panel'
import { ReasonDialog } from '@/components/ReasonDialog'
import { Select } from '@/components/Select'
import { Empty, Failure } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { useInstruments } from '@/features/instrument/api/instruments'
import { useNow } from '@/lib/now'
import { problemOf } from '@/lib/problem'
import { clockTime, shortDate, useZone, when } from '@/lib/time'
import { type Lock, useLockEntries, useRemoveLock } from '../api/locks'

export function LocksPanel({ locks }: { locks: readonly Lock[] }) {
  const [isAdding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Lock>()
  const zone = useZone((state) => state.zone)
  const now = useNow()
  const columns: Column<Lock>[] = [
    { name: 'What', cell: (lock) => <span className="font-medium">{lockWords(lock)}</span> },
    { name: 'Until', cell: (lock) => `${shortDate(lock.until, zone)} ${clockTime(lock.until, zone)}` },
    { name: 'Since', cell: (lock) => when(lock.since, now, zone), wideOnly: true },
    { name: 'Reason', cell: (lock) => lock.reason, isLong: true },
    {
      name: 'Unlock',
      isAction: true,
      cell: (lock) => (
        <Button size="small" look="quiet" aria-label={`Unlock ${lockWords(lock)}`} onClick={() => setLeaving(lock)}>
          Unlock…
        </Button>
      ),
    },
  ]
  return (
    <Panel
      title="Locks of entries"
      aside={
        <Button size="small" look="quiet" onClick={() => setAdding(true)}>
          Lock entries
        </Button>
      }
    >
      {locks.length === 0 ? (
        <Empty title="No entries are locked">Protections lock them after losses, and so can you.</Empty>
      ) : (
        <Table label="Locks" columns={columns} rows={locks} rowKey={(lock) => lock.lockId} />
      )}
      {isAdding && <AddLock onClose={() => setAdding(false)} />}
      {leaving && <RemoveLock lock={leaving} onClose={() => setLeaving(undefined)} />}
    </Panel>
  )
}

const lockWords = ({ symbol, side }: Lock): string =>
  `${side === null ? 'Entries' : side === 'BUY' ? 'Buys' : 'Sells'} ${symbol ?? 'of all instruments'}`

function RemoveLock({ lock, onClose }: { lock: Lock; onClose: () => void }) {
  const remove = useRemoveLock()
  return (
    <ReasonDialog
      title="Unlock entries?"
      act="Unlock"
      isPending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={(reason) => remove.mutate({ lockId: lock.lockId, reason }, { onSuccess: onClose })}
    >
      {lockWords(lock)} pass again. It was locked because: {lock.reason}
    </ReasonDialog>
  )
}

function AddLock({ onClose }: { onClose: () => void }) {
  const form = useId()
  const { data: instruments } = useInstruments()
  const [draft, setDraft] = useState({ symbol: '', side: '' as '' | 'BUY' | 'SELL', minutes: '60', reason: '' })
  const [attempted, setAttempted] = useState(false)
  const lock = useLockEntries()
  const problem = lock.error ? problemOf(lock.error) : undefined
  const change = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    lock.reset()
  }
  const isWhole = /^[1-9]\d{0,5}$/.test(draft.minutes.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (!isWhole || draft.reason.trim() === '' || lock.isPending) return
    lock.mutate(
      {
        ...(draft.symbol ? { symbol: draft.symbol } : {}),
        ...(draft.side ? { side: draft.side } : {}),
        minutes: Number(draft.minutes),
        reason: draft.reason.trim(),
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog
      title="Lock entries"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={form} look="accent" disabled={lock.isPending}>
            Lock
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-2">
        <p className="text-xs text-mute">While entries are locked, orders that reduce still pass.</p>
        <Select
          label="Instrument"
          value={draft.symbol}
          choices={[
            { value: '', label: 'All' },
            ...(instruments ?? []).map(({ symbol }) => ({ value: symbol, label: symbol })),
          ]}
          onChange={(symbol) => change({ symbol })}
          error={problem?.forField('symbol')}
        />
        <Select<'' | 'BUY' | 'SELL'>
          label="Side"
          value={draft.side}
          choices={[
            { value: '', label: 'Both' },
            { value: 'BUY', label: 'Buys' },
            { value: 'SELL', label: 'Sells' },
          ]}
          onChange={(side) => change({ side })}
          error={problem?.forField('side')}
        />
        <Field
          label="For"
          unit="minutes"
          inputMode="numeric"
          value={draft.minutes}
          onChange={(event) => change({ minutes: event.target.value })}
          error={problem?.forField('minutes') ?? (attempted && !isWhole ? 'A whole number of minutes.' : undefined)}
        />
        <Field
          label="Reason"
          maxLength={200}
          value={draft.reason}
          onChange={(event) => change({ reason: event.target.value })}
          error={
            problem?.forField('reason') ??
            (attempted && draft.reason.trim() === '' ? 'Why? It is kept with the lock.' : undefined)
          }
        />
        {problem && <Failure error={problem} compact />}
      </form>
    </Dialog>
  )
}
