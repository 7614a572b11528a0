import { type FormEvent, useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { notify } from '@/components/notices'
import { Panel } from '@/components/Panel'
import { Empty, Failure, Skeleton } from '@/components/states'
import { words } from '@/lib/format'
import { problemOf } from '@/lib/problem'
import { type Setting, useChangeSettings, useSettings } from '../api/settings'
import { changesOf, found, type SettingsDraft } from '../draft'
import { SettingRow } from './SettingRow'

/** Settings with value, source, help and default; changes are saved together, and refused together. */
export function SettingsList({ mayChange, only }: { mayChange: boolean; only?: (setting: Setting) => boolean }) {
  const { data, error, refetch } = useSettings()
  const [draft, setDraft] = useState<SettingsDraft>({})
  const [search, setSearch] = useState('')
  const change = useChangeSettings()
  if (!data) {
    return error ? <Failure error={error} retry={() => void refetch()} /> : <Skeleton rows={8} label="Settings" />
  }
  const settings = only ? data.filter(only) : data
  const shown = found(settings, search)
  const changes = changesOf(settings, draft)
  const refused = change.error ? problemOf(change.error) : undefined
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (changes.length === 0 || change.isPending) return
    change.mutate(changes, {
      onSuccess: ({ atOnce, nextStart }) => {
        setDraft({})
        notify({ tone: 'up', title: 'Saved', detail: savedWords(atOnce, nextStart) })
      },
    })
  }
  const groups = [...new Set(shown.map(({ group }) => group))]
  const general = refused?.body.errors?.filter(({ pointer }) => pointer === '/changes')
  return (
    <form noValidate onSubmit={save} className="flex flex-col gap-3">
      {!only && (
        <Field
          label="Search"
          type="search"
          placeholder="a name, or what it does"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {shown.length === 0 && <Empty title="No setting has these words">Try a part of its name, or fewer words.</Empty>}
      {groups.map((group) => (
        <Panel key={group} title={group === 'api' ? 'API' : words(group)}>
          <ul>
            {shown
              .filter((setting) => setting.group === group)
              .map((setting) => (
                <SettingRow
                  key={setting.key}
                  setting={setting}
                  mayChange={mayChange}
                  text={draft[setting.key]}
                  error={errorOf(refused, changes, setting.key)}
                  onChange={(text) => {
                    setDraft((now) => ({ ...now, [setting.key]: text }))
                    if (change.error) change.reset()
                  }}
                />
              ))}
          </ul>
        </Panel>
      ))}
      {changes.length > 0 && (
        <div className="sticky bottom-2 flex flex-col gap-2 rounded-lg border border-line-strong bg-raised p-3 shadow-pop">
          {refused && <Failure error={general?.length ? generalProblem(general) : change.error} compact />}
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p className="text-xs text-soft" role="status">
              {changes.length === 1 ? 'One change' : `${changes.length} changes`} not saved:{' '}
              {changes.map(({ key }) => key).join(', ')}
            </p>
            <span className="flex gap-2">
              <Button
                onClick={() => {
                  setDraft({})
                  change.reset()
                }}
              >
                Discard
              </Button>
              <Button type="submit" look="accent" disabled={change.isPending} aria-busy={change.isPending}>
                Save
              </Button>
            </span>
          </div>
        </div>
      )}
    </form>
  )
}

type Refusal = ReturnType<typeof problemOf>

function errorOf(refused: Refusal | undefined, changes: readonly { key: string }[], key: string): string | undefined {
  const index = changes.findIndex((change) => change.key === key)
  return index < 0 ? undefined : refused?.at([`/changes/${index}/value`, `/changes/${index}/key`])?.detail
}

const generalProblem = (errors: readonly { detail: string }[]) =>
  new Error(errors.map(({ detail }) => detail).join(' '))

function savedWords(atOnce: readonly string[], nextStart: readonly string[]): string {
  return [
    atOnce.length > 0 ? `${atOnce.join(', ')} ${atOnce.length === 1 ? 'holds' : 'hold'} now.` : '',
    nextStart.length > 0 ? `${nextStart.join(', ')}: from the next start of Trading on.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}
