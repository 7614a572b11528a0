import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { Empty, Failure, Skeleton } from '@/components/states'
import { words } from '@/lib/format'
import { type AlertChannel, useAlertChannels, useTestAlert } from '../api/channels'

/** The channels that are set up, each with a test that says what the other end said. */
export function AlertChannels() {
  const { data, error, refetch } = useAlertChannels()
  return (
    <Panel title="Channels that are set up">
      {data?.length === 0 ? (
        <Empty title="Alerts are shown here only">
          Set the secret of a channel below, or switch alerts.desktop on: it appears here, with a button that sends a
          test.
        </Empty>
      ) : data ? (
        <ul className="flex flex-col divide-y">
          {data.map((channel) => (
            <Channel key={channel.channel} {...channel} />
          ))}
        </ul>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton label="Channels" />
      )}
    </Panel>
  )
}

function Channel({ channel, least, failure }: AlertChannel) {
  const test = useTestAlert()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 text-xs">
      <span className="w-20 font-medium">{channel === 'email' ? 'E-mail' : words(channel)}</span>
      <span className="text-soft">{least === 'CRITICAL' ? 'Critical alerts only' : 'All alerts'}</span>
      <div role="status" className="min-w-0 flex-1 basis-60">
        {test.isPending ? (
          <span className="text-mute">Waiting for the other end, half a minute at most…</span>
        ) : test.data?.taken ? (
          <span className="text-up">The test was taken. Look whether it has arrived.</span>
        ) : test.data ? (
          <span className="text-down">The test was not taken: {test.data.reason}</span>
        ) : failure ? (
          <span className="text-down">The last alert did not arrive: {failure}</span>
        ) : null}
        {test.error ? <Failure error={test.error} compact /> : null}
      </div>
      <Button
        size="small"
        aria-label={`Send a test by ${channel}`}
        disabled={test.isPending}
        onClick={() => test.mutate(channel)}
      >
        Send a test
      </Button>
    </li>
  )
}
