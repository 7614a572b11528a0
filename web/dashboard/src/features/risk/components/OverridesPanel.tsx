import { type FormEvent, useId, useState } from 'react'
import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Check } from '@/components/Check'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Panel } from '@/components/Panel'
import { ReasonDialog } from '@/components/ReasonDialog'
import { Select } from '@/components/Select'
import { Empty, Failure } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { useNow } from '@/lib/now'
import { problemOf } from '@/lib/problem'
import { clockTime, shortDate, useZone } from '@/lib/time'
import { type Override, useGrantOverride, useRevokeOverride } from '../api/allowances'
import { type OverrideEvent, useOverrideHistory } from '../api/history'
import { Events } from './Events'
import { useStrategyChoices } from './strategy-choices'

/** Soft limits that do not hold for a while: those in force, and what became of the others. */
export function OverridesPanel({ overrides }: { overrides: readonly Override[] }) {
  const [isGranting, setGranting] = useState(false)
  const [leaving, setLeaving] = useState<Override>()
  const query = useOverrideHistory(overrides.map(({ strategy, until }) => `${strategy} ${until}`).join())
  const now = useNow()
  const zone = useZone((state) => state.zone)
  const columns: Column<Override>[] = [
    { name: 'Whose', cell: ({ strategy }) => <span className="font-medium">{whose(strategy)}</span> },
    { name: 'Which', cell: ({ oneOrder }) => scope(oneOrder) },
    { name: 'Left', cell: ({ until }) => left(until, now) },
    { name: 'Reason', cell: ({ reason }) => reason, isLong: true },
    { name: 'By', cell: ({ by }) => by, wideOnly: true },
    {
      name: 'Revoke',
      isAction: true,
      cell: (override) => (
        <Button
          size="small"
          look="quiet"
          aria-label={`Revoke the override for ${whose(override.strategy)}`}
          onClick={() => setLeaving(override)}
        >
          Revoke…
        </Button>
      ),
    },
  ]
  const events: Column<OverrideEvent>[] = [
    { name: 'What', cell: ({ event }) => <Badge tone={tones[event]}>{eventWords[event]}</Badge> },
    { name: 'Whose', cell: ({ strategy }) => whose(strategy ?? '') },
    {
      name: 'Until',
      cell: ({ oneOrder, until }) =>
        until === null ? '–' : `${shortDate(until, zone)} ${clockTime(until, zone)}, ${scope(oneOrder === true)}`,
      wideOnly: true,
    },
    { name: 'Reason', cell: ({ reason }) => reason ?? '–', isLong: true },
    { name: 'By', cell: ({ event, by }) => by ?? (event === 'USED' ? 'An order' : 'Its time') },
  ]
  return (
    <Panel
      title="Overrides of limits"
      aside={
        <Button size="small" look="quiet" onClick={() => setGranting(true)}>
          Override limits
        </Button>
      }
    >
      {overrides.length === 0 ? (
        <Empty title="All limits hold">For minutes, orders can be let past the soft ones.</Empty>
      ) : (
        <Table label="Overrides" columns={columns} rows={overrides} rowKey={({ strategy }) => strategy} />
      )}
      <Events
        label="Overrides, by time"
        query={query}
        columns={events}
        rowKey={({ sequence, strategy, event }) => `${sequence} ${strategy} ${event}`}
      />
      {isGranting && <Grant onClose={() => setGranting(false)} />}
      {leaving && <Revoke override={leaving} onClose={() => setLeaving(undefined)} />}
    </Panel>
  )
}

const eventWords = { GRANTED: 'Granted', USED: 'Used', EXPIRED: 'Ran out', REVOKED: 'Revoked' } as const
const tones = { GRANTED: 'accent', USED: 'plain', EXPIRED: 'plain', REVOKED: 'up' } as const

const whose = (strategy: string) => strategy || 'People'
const scope = (oneOrder: boolean) => (oneOrder ? 'one order' : 'all orders')

function left(until: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((new Date(until).getTime() - now) / 1_000))
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

function Revoke({ override, onClose }: { override: Override; onClose: () => void }) {
  const revoke = useRevokeOverride()
  return (
    <ReasonDialog
      title="Revoke the override?"
      act="Revoke"
      isPending={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onConfirm={(reason) => revoke.mutate({ strategy: override.strategy, reason }, { onSuccess: onClose })}
    >
      All limits hold again for {whose(override.strategy)}. It was granted because: {override.reason}
    </ReasonDialog>
  )
}

function Grant({ onClose }: { onClose: () => void }) {
  const form = useId()
  const strategies = useStrategyChoices('People')
  const [draft, setDraft] = useState({ strategy: '', oneOrder: true, minutes: '5', reason: '', isSure: false })
  const [attempted, setAttempted] = useState(false)
  const grant = useGrantOverride()
  const problem = grant.error ? problemOf(grant.error) : undefined
  const change = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    grant.reset()
  }
  const isInRange = /^([1-9]|1[0-5])$/.test(draft.minutes.trim())
  const reason = draft.reason.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (!isInRange || reason === '' || !draft.isSure || grant.isPending) return
    grant.mutate(
      {
        ...(draft.strategy ? { strategy: draft.strategy } : {}),
        oneOrder: draft.oneOrder,
        minutes: Number(draft.minutes),
        confirmed: true,
        reason,
      },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog
      title="Let orders past the soft limits?"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={form} look="down" disabled={grant.isPending}>
            Override
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-2">
        <p className="text-xs text-mute">
          Kill switches, the trading state, locks, money and the hard limits hold all the same.
        </p>
        <Select
          label="Whose orders"
          value={draft.strategy}
          choices={strategies}
          onChange={(strategy) => change({ strategy })}
          error={problem?.forField('strategy')}
        />
        <Select<'one' | 'all'>
          label="Which"
          value={draft.oneOrder ? 'one' : 'all'}
          choices={[
            { value: 'one', label: 'The first that needs it' },
            { value: 'all', label: 'All until it ends' },
          ]}
          onChange={(which) => change({ oneOrder: which === 'one' })}
        />
        <Field
          label="For"
          unit="minutes"
          inputMode="numeric"
          value={draft.minutes}
          onChange={(event) => change({ minutes: event.target.value })}
          error={problem?.forField('minutes') ?? (attempted && !isInRange ? 'From 1 to 15 minutes.' : undefined)}
        />
        <Field
          label="Reason"
          maxLength={200}
          value={draft.reason}
          onChange={(event) => change({ reason: event.target.value })}
          error={
            problem?.forField('reason') ??
            (attempted && reason === '' ? 'Why? It is kept with the override.' : undefined)
          }
        />
        <Check
          label="I know that these orders may be larger than the limits allow"
          isOn={draft.isSure}
          onChange={(isSure) => change({ isSure })}
          error={
            problem?.forField('confirmed') ??
            (attempted && !draft.isSure ? 'Limits are overridden knowingly.' : undefined)
          }
        />
        {problem && <Failure error={problem} compact />}
      </form>
    </Dialog>
  )
}
