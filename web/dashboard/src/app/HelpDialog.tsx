import { Dialog } from '@/components/Dialog'
import { timeFrames } from '@/features/market/api/bars'

const keys: [keys: string[], act: string][] = [
  [['/'], 'Search a symbol'],
  [['1', '…', '7'], `Time frame: ${timeFrames.join(' ')}`],
  [['b'], 'Buy: to the quantity in the ticket'],
  [['s'], 'Sell: to the quantity in the ticket'],
  [['↑', '↓'], 'In the quantity: one step, with Shift ten'],
  [['Esc'], 'Leave a field, close a dialog'],
  [['g', 'd'], 'To the desk'],
  [['g', 't'], 'To the strategies'],
  [['g', 'e'], 'To the decisions'],
  [['g', 'p'], 'To the patterns'],
  [['g', 'r'], 'To risk'],
  [['g', 's'], 'To the services'],
  [['Shift', 'k'], 'Kill switch'],
  [['?'], 'This list'],
]

export function HelpDialog({ onClose, version }: { onClose: () => void; version: string }) {
  return (
    <Dialog
      title="Keyboard"
      onClose={onClose}
      footer={
        <p className="w-full text-2xs text-mute">Trading {version}. Charts by TradingView Lightweight Charts™.</p>
      }
    >
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2 text-sm">
        {keys.map(([names, act]) => (
          <div key={act} className="contents">
            <dt className="flex gap-1">
              {names.map((name) => (
                <kbd
                  key={name}
                  className="min-w-6 rounded border border-line-strong bg-raised px-1.5 text-center text-xs"
                >
                  {name}
                </kbd>
              ))}
            </dt>
            <dd className="text-soft">{act}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
