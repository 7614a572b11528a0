import { Empty, Failure, Skeleton } from '@/components/states'
import { type Instrument, useInstruments } from '@/features/instrument/api/instruments'
import { useIsNarrow, useIsWide } from '@/lib/media'
import { useDeskChoice } from '../desk-choice'
import { PhoneDesk } from './DeskPhone'
import { MiddleDesk, WideDesk } from './DeskWide'

export type DeskProps = { instruments: readonly Instrument[]; instrument: Instrument }

/** Chart, ticket, book and what the account holds: laid out for the room there is. */
export function DeskPage() {
  const { data: instruments, error, refetch } = useInstruments()
  const symbol = useDeskChoice((state) => state.symbol)
  const isNarrow = useIsNarrow()
  const isWide = useIsWide()
  if (!instruments && error) return <Failure error={error} retry={() => void refetch()} />
  if (!instruments) return <Skeleton rows={12} label="Desk" isPage />
  const instrument = instruments.find((candidate) => candidate.symbol === symbol) ?? instruments[0]
  if (!instrument)
    return (
      <Empty title="No instrument is set up">
        The market feed brings its instruments with it. The services page shows whether it runs.
      </Empty>
    )
  const Layout = isNarrow ? PhoneDesk : isWide ? WideDesk : MiddleDesk
  return <Layout instruments={instruments} instrument={instrument} />
}
