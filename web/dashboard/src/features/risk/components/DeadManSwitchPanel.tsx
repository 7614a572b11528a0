import { type FormEvent, useId, useState } from 'react'
import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Check } from '@/components/Check'
import { Dialog } from '@/components/Dialog'
import { Field } from '@/components/Field'
import { Panel } from '@/components/Panel'
import { Failure } from '@/components/states'
import type { Column } from '@/components/Table'
import { useNow } from '@/lib/now'
import { problemOf } from '@/lib/problem'
import { clockTime, shortDate, useZone } from '@/lib/time'
import { type DeadManSwitch, useArmDeadManSwitch } from '../api/allowances'
import { type DeadManSwitchEvent, useDeadManSwitchHistory } from '../api/history'
import { Events } from './Events'

/** The countdown to the end of all open orders, and when it went off. */
export function DeadManSwitchPanel({ armed }: { armed: DeadManSwitch | null }) {
  const [isArming, setArming] = useState(false)
  const disarm = useArmDeadManSwitch()
  const query = useDeadManSwitchHistory(armed === null)
  const zone = useZone((state) => state.zone)
  const lastFired = query.data?.find(({ event }) => event === 'FIRED')
  const columns: Column<DeadManSwitchEvent>[] = [
    { name: 'What', cell: ({ event }) => <Badge tone={tones[event]}>{eventWords[event]}</Badge> },
    { name: 'Came of it', cell: outcome, isLong: true },
    { name: 'By', cell: ({ event, by }) => by ?? (event === 'FIRED' ? 'Its time' : '–') },
  ]
  return (
    <Panel
      title="Dead-man switch"
      aside={
        <div className="flex gap-1.5">
          {armed && (
            <Button
              size="small"
              look="quiet"
              disabled={disarm.isPending}
              onClick={() => disarm.mutate({ countdownMillis: 0, cancelsStops: false })}
            >
              Disarm
            </Button>
          )}
          <Button size="small" look="quiet" onClick={() => setArming(true)}>
            {armed ? 'Start anew…' : 'Arm…'}
          </Button>
        </div>
      }
    >
      <div className="px-3 pb-3 text-xs text-soft">
        {armed ? <Countdown armed={armed} /> : <p>Not armed: open orders stay when whoever trades goes away.</p>}
        {lastFired && (
          <p className="mt-1 text-mute">
            Last went off {shortDate(lastFired.time, zone)} {clockTime(lastFired.time, zone)}:{' '}
            {ordersWords(lastFired.orders)}
          </p>
        )}
        {disarm.error && <Failure error={disarm.error} compact />}
      </div>
      <Events
        label="Dead-man switch, by time"
        query={query}
        columns={columns}
        rowKey={({ sequence, event }) => `${sequence} ${event}`}
      />
      {isArming && <Arm cancelsStops={armed?.cancelsStops ?? false} onClose={() => setArming(false)} />}
    </Panel>
  )
}

const eventWords = { ARMED: 'Armed', DISARMED: 'Disarmed', FIRED: 'Went off' } as const
const tones = { ARMED: 'accent', DISARMED: 'plain', FIRED: 'down' } as const

const ordersWords = (orders: number | null) => `${orders ?? 0} ${orders === 1 ? 'order' : 'orders'} ended.`

function outcome({ event, orders, cancelsStops }: DeadManSwitchEvent): string {
  if (event === 'FIRED') return ordersWords(orders)
  return event === 'ARMED' ? (cancelsStops ? 'Would end stops too' : 'Would leave stops') : '–'
}

function Countdown({ armed }: { armed: DeadManSwitch }) {
  const left = Math.max(0, Math.ceil((new Date(armed.goesOff).getTime() - useNow()) / 1_000))
  return (
    <p>
      <Badge tone="accent">Armed</Badge> All open orders end in{' '}
      <strong role="timer" aria-label="Time left" className="tabular-nums">
        {left} s
      </strong>{' '}
      unless it is started anew. {armed.cancelsStops ? 'Stops end too.' : 'Stops that protect a position stay.'}
    </p>
  )
}

function Arm({ cancelsStops: before, onClose }: { cancelsStops: boolean; onClose: () => void }) {
  const form = useId()
  const [seconds, setSeconds] = useState('60')
  const [cancelsStops, setCancelsStops] = useState(before)
  const [attempted, setAttempted] = useState(false)
  const arm = useArmDeadManSwitch()
  const problem = arm.error ? problemOf(arm.error) : undefined
  const isWhole = /^[1-9]\d{0,4}$/.test(seconds.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    if (!isWhole || arm.isPending) return
    arm.mutate({ countdownMillis: Number(seconds) * 1_000, cancelsStops }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title="Start the countdown?"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={form} look="down" disabled={arm.isPending}>
            Arm
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-2">
        <p className="text-xs text-mute">
          When it is not started anew in time, all open orders of the account end. This page does not start it anew by
          itself.
        </p>
        <Field
          label="Countdown"
          unit="seconds"
          inputMode="numeric"
          data-focus
          value={seconds}
          onChange={(event) => setSeconds(event.target.value)}
          error={
            problem?.forField('countdownMillis') ??
            (attempted && !isWhole ? 'A whole number of seconds, a day at most.' : undefined)
          }
        />
        <Check label="End stops too, and take protection away" isOn={cancelsStops} onChange={setCancelsStops} />
        {problem && <Failure error={problem} compact />}
      </form>
    </Dialog>
  )
}
