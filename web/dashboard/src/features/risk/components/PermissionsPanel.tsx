import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/Button'
import { Check } from '@/components/Check'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Panel } from '@/components/Panel'
import { Select } from '@/components/Select'
import { Empty, Failure } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { useInstruments } from '@/features/instrument/api/instruments'
import { problemOf } from '@/lib/problem'
import { type Permission, useSetPermission } from '../api/allowances'
import { type PermissionChange, usePermissionHistory } from '../api/history'
import { Events } from './Events'
import { useStrategyChoices } from './strategy-choices'

/** What may be traded: the lists that there are, and who changed them. */
export function PermissionsPanel({ permissions }: { permissions: readonly Permission[] }) {
  const [edited, setEdited] = useState<Pick<Permission, 'strategy' | 'symbols'>>()
  const query = usePermissionHistory(permissions.map(({ strategy, symbols }) => `${strategy} ${symbols}`).join())
  const columns: Column<Permission>[] = [
    { name: 'Whose', cell: ({ strategy }) => <span className="font-medium">{whose(strategy)}</span> },
    { name: 'May trade', cell: ({ symbols }) => listWords(symbols), isLong: true },
    { name: 'Reason', cell: ({ reason }) => reason, isLong: true },
    { name: 'By', cell: ({ by }) => by, wideOnly: true },
    {
      name: 'Change',
      isAction: true,
      cell: (permission) => (
        <Button
          size="small"
          look="quiet"
          aria-label={`Change the list of ${whose(permission.strategy)}`}
          onClick={() => setEdited(permission)}
        >
          Change…
        </Button>
      ),
    },
  ]
  const events: Column<PermissionChange>[] = [
    { name: 'Whose', cell: ({ strategy }) => whose(strategy ?? '') },
    { name: 'May trade', cell: ({ symbols }) => listWords(symbols), isLong: true },
    { name: 'Reason', cell: ({ reason }) => reason ?? '–', isLong: true },
    { name: 'By', cell: ({ by }) => by ?? '–' },
  ]
  return (
    <Panel
      title="What may be traded"
      aside={
        <Button size="small" look="quiet" onClick={() => setEdited({ strategy: '', symbols: [] })}>
          Set a list
        </Button>
      }
    >
      {permissions.length === 0 ? (
        <Empty title="Every instrument">The account, or one strategy of it, can be kept to a list.</Empty>
      ) : (
        <Table label="Permissions" columns={columns} rows={permissions} rowKey={({ strategy }) => strategy} />
      )}
      <Events
        label="Permissions, by time"
        query={query}
        columns={events}
        rowKey={({ sequence, strategy }) => `${sequence} ${strategy}`}
      />
      {edited && <SetPermission permissions={permissions} edited={edited} onClose={() => setEdited(undefined)} />}
    </Panel>
  )
}

const whose = (strategy: string) => strategy || 'The account'
const listWords = (symbols: readonly string[] | null) =>
  symbols === null ? 'Everything' : symbols.length === 0 ? 'Nothing' : symbols.join(', ')

type Edited = Pick<Permission, 'strategy' | 'symbols'>
type Props = { permissions: readonly Permission[]; edited: Edited; onClose: () => void }

function SetPermission({ permissions, edited, onClose }: Props) {
  const form = useId()
  const { data: instruments } = useInstruments()
  const strategies = useStrategyChoices('The account itself')
  const listOf = (strategy: string) => permissions.find((permission) => permission.strategy === strategy)?.symbols ?? []
  const [strategy, setStrategy] = useState(edited.strategy)
  const [isEverything, setEverything] = useState(false)
  const [symbols, setSymbols] = useState<readonly string[]>(edited.symbols)
  const [reason, setReason] = useState('')
  const [attempted, setAttempted] = useState(false)
  const set = useSetPermission()
  const problem = set.error ? problemOf(set.error) : undefined
  const choices = strategies.some(({ value }) => value === strategy)
    ? strategies
    : [...strategies, { value: strategy, label: strategy }]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (reason.trim() === '' || set.isPending) return
    set.mutate(
      { ...(strategy ? { strategy } : {}), ...(isEverything ? {} : { symbols }), reason: reason.trim() },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog
      title="What may be traded?"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={form} look="accent" disabled={set.isPending}>
            Set
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-2">
        <p className="text-xs text-mute">
          Open orders that are not permitted any more end, but for those that reduce. What is on the account’s list and
          on the strategy’s passes.
        </p>
        <Select
          label="Whose"
          value={strategy}
          choices={choices}
          onChange={(chosen) => {
            setStrategy(chosen)
            setSymbols(listOf(chosen))
            set.reset()
          }}
          error={problem?.forField('strategy')}
        />
        <Check label="Everything" isOn={isEverything} onChange={setEverything} />
        {!isEverything && (
          <fieldset className="flex max-h-48 flex-col gap-1 overflow-y-auto">
            <legend className="text-2xs text-mute">Only these; none for nothing</legend>
            {(instruments ?? []).map(({ symbol }) => (
              <Check
                key={symbol}
                label={symbol}
                isOn={symbols.includes(symbol)}
                onChange={(isOn) =>
                  setSymbols((before) => (isOn ? [...before, symbol] : before.filter((known) => known !== symbol)))
                }
              />
            ))}
          </fieldset>
        )}
        <Field
          label="Reason"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={
            problem?.forField('reason') ??
            (attempted && reason.trim() === '' ? 'Why? It is kept with the list.' : undefined)
          }
        />
        {problem && <Failure error={problem} compact />}
      </form>
    </Dialog>
  )
}
