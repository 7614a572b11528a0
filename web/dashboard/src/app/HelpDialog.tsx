import { Dialog } from '@/components/Dialog'
import { shortcuts } from './shortcuts'

export function HelpDialog({ onClose, version }: { onClose: () => void; version: string }) {
  return (
    <Dialog
      title="Keyboard"
      onClose={onClose}
      isWide
      footer={
        <p className="w-full text-2xs text-mute">Trading {version}. Charts by TradingView Lightweight Charts™.</p>
      }
    >
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {shortcuts.map(({ title, keys }) => (
          <section key={title} aria-label={title} className="break-inside-avoid first:row-span-2">
            <h3 className="mb-2 text-xs font-semibold text-mute">{title}</h3>
            <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2 text-sm">
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
          </section>
        ))}
      </div>
    </Dialog>
  )
}
