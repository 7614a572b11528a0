import { Camera, ChartNoAxesCombined, ChevronsRight, LayoutTemplate, Shapes } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { Segmented } from '@/components/Segmented'
import { type TimeFrame, timeFrames } from '@/features/market/api/bars'
import { frameOf } from '@/features/pattern/api/patterns'
import { usePatternsShown } from '@/features/pattern/shown'
import { classes } from '@/lib/classes'
import { type ChartKind, changeLayout, chartKinds, chartLayout, kindWords } from '../layout'

type Props = {
  frame: TimeFrame
  onFrame: (frame: TimeFrame) => void
  onOpen: (dialog: 'indicators' | 'layouts') => void
  onPicture: () => void
  onLatest: () => void
}

const frameOptions = timeFrames.map((frame, index) => ({ value: frame, label: frame, hint: `Key ${index + 1}` }))

/** How the chart is looked at. */
export const ChartTools = memo(({ frame, onFrame, onOpen, onPicture, onLatest }: Props) => {
  const { kind, hasVolume, indicators } = chartLayout.use()
  const { isShown, toggle } = usePatternsShown()
  return (
    <div className="flex h-10 shrink-0 items-center gap-1 overflow-x-auto border-b px-2 [scrollbar-width:none]">
      <h2 className="sr-only">Chart</h2>
      <Segmented label="Time frame" className="shrink-0" value={frame} options={frameOptions} onChange={onFrame} />
      <select
        aria-label="Kind of chart"
        value={kind}
        onChange={(event) => changeLayout({ kind: event.target.value as ChartKind })}
        className="ml-1 h-7 shrink-0 rounded-md bg-panel px-1 text-xs font-medium text-soft hover:bg-raised"
      >
        {chartKinds.map((each) => (
          <option key={each} value={each}>
            {kindWords[each]}
          </option>
        ))}
      </select>
      <Tool label="Indicators" onClick={() => onOpen('indicators')} isOn={indicators.length > 0}>
        <ChartNoAxesCombined className="size-4" aria-hidden="true" />
      </Tool>
      <Tool label="Volume" onClick={() => changeLayout({ hasVolume: !hasVolume })} isOn={hasVolume} isToggle>
        <span className="text-xs font-medium">Volume</span>
      </Tool>
      <Tool
        label="Patterns on the chart"
        title={frameOf(frame) ? 'Patterns on the chart' : 'Patterns are looked for from one minute up'}
        onClick={toggle}
        isOn={isShown}
        isToggle
      >
        <Shapes className="size-4" aria-hidden="true" />
      </Tool>
      <span className="flex-1" />
      <Tool label="Chart layouts" onClick={() => onOpen('layouts')}>
        <LayoutTemplate className="size-4" aria-hidden="true" />
      </Tool>
      <Tool label="Save a picture of the chart" onClick={onPicture}>
        <Camera className="size-4" aria-hidden="true" />
      </Tool>
      <Tool label="To the latest bar" onClick={onLatest}>
        <ChevronsRight className="size-4" aria-hidden="true" />
      </Tool>
    </div>
  )
})

type ToolProps = {
  label: string
  title?: string
  onClick: () => void
  isOn?: boolean
  isToggle?: boolean
  children: ReactNode
}

function Tool({ label, title, onClick, isOn = false, isToggle = false, children }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={title ?? label}
      aria-pressed={isToggle ? isOn : undefined}
      onClick={onClick}
      className={classes(
        'flex h-7 min-w-7 shrink-0 items-center justify-center rounded-md px-1.5 hover:bg-raised hover:text-ink',
        isOn ? 'text-accent' : 'text-mute',
      )}
    >
      {children}
    </button>
  )
}
