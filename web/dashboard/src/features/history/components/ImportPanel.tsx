import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from '@/components/Button'
import { Check } from '@/components/Check'
import { Field } from '@/components/Field'
import { Panel } from '@/components/Panel'
import { Failure } from '@/components/states'
import { classes } from '@/lib/classes'
import { problemOf } from '@/lib/problem'
import { historyKey } from '../api/history'
import { type Imported, type ImportOptions, upload } from '../api/upload'

type Sending = { name: string; part: number }

/** Files of bars or trades, dropped or chosen; one after the other. */
export function ImportPanel() {
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [options, setOptions] = useState<ImportOptions>({
    symbol: '',
    skipBad: false,
    roundVolume: false,
    replace: false,
    ticks: true,
  })
  const [isOver, setOver] = useState(false)
  const [sending, setSending] = useState<Sending>()
  const [done, setDone] = useState<Imported[]>([])
  const [error, setError] = useState<unknown>()

  const send = async (files: readonly File[]) => {
    setError(undefined)
    setDone([])
    for (const file of files) {
      setSending({ name: file.name, part: 0 })
      try {
        const imported = await upload(file, options, (part) => setSending({ name: file.name, part }))
        setDone((before) => [...before, imported])
      } catch (cause) {
        setError(cause)
        break
      }
    }
    setSending(undefined)
    await queries.invalidateQueries({ queryKey: historyKey })
  }

  return (
    <Panel title="Bring in a file">
      <div className="grid gap-2 p-3 pt-0">
        <section
          aria-label="Drop files here"
          className={classes(
            'flex flex-col items-center gap-2 rounded-lg border border-dashed p-6 text-center text-xs text-soft',
            isOver ? 'border-accent bg-raised' : 'border-line-strong',
          )}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            if (!sending) void send([...event.dataTransfer.files])
          }}
        >
          {sending ? (
            <>
              <span>{sending.part < 1 ? `Sending ${sending.name}` : `Checking ${sending.name}`}</span>
              <progress
                aria-label="Progress of the upload"
                max={1}
                value={sending.part}
                className="h-1 w-full overflow-hidden rounded-full bg-raised [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-raised [&::-webkit-progress-value]:bg-accent"
              />
            </>
          ) : (
            <>
              <span>
                Drop Binance klines or trades, OHLCV with a header, or JSON candles, plain, gzip or zip; or feather.
              </span>
              <Button onClick={() => input.current?.click()}>Choose files</Button>
              <input
                ref={input}
                type="file"
                multiple
                aria-label="Files"
                className="sr-only"
                tabIndex={-1}
                onChange={(event) => {
                  void send([...(event.target.files ?? [])])
                  event.target.value = ''
                }}
              />
            </>
          )}
        </section>
        <Field
          label="Symbol"
          placeholder="what the file's name begins with"
          value={options.symbol}
          onChange={(event) => setOptions({ ...options, symbol: event.target.value.toUpperCase() })}
        />
        <div className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
          <Check
            label="Leave out bad rows"
            isOn={options.skipBad}
            onChange={(skipBad) => setOptions({ ...options, skipBad })}
          />
          <Check
            label="Round volumes"
            isOn={options.roundVolume}
            onChange={(roundVolume) => setOptions({ ...options, roundVolume })}
          />
          <Check
            label="Replace other values"
            isOn={options.replace}
            onChange={(replace) => setOptions({ ...options, replace })}
          />
          <Check
            label="Keep ticks of trades"
            isOn={options.ticks}
            onChange={(ticks) => setOptions({ ...options, ticks })}
          />
        </div>
        {done.map((one) => (
          <p key={`${one.symbol} ${one.frame} ${one.total}`} role="status" className="text-xs text-soft">
            <strong className="text-ink">
              {one.symbol} {one.frame}
            </strong>
            : {one.added} new bars, {one.same} known already, {one.replaced} replaced
            {one.badRows > 0 && `, ${one.badRows} bad rows left out`}
            {one.gaps > 0 && `, ${one.gaps} gaps`}
            {one.ticks !== null && `; ${one.ticks} ticks in all`}.
          </p>
        ))}
        {error !== undefined && (
          <>
            <Failure error={error} compact />
            <ul className="max-h-40 overflow-y-auto text-2xs text-soft">
              {problemOf(error).body.errors?.map((row) => (
                <li key={row.pointer}>{row.detail}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  )
}
