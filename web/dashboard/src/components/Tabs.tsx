import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useAfterPaint } from '@/lib/after-paint'
import { classes } from '@/lib/classes'

export type Tab = { id: string; title: string; count?: number | undefined; content: ReactNode; aside?: ReactNode }

type Props = { label: string; tabs: readonly Tab[]; value: string; onChange: (id: string) => void }

export function Tabs({ label, tabs, value, onChange }: Props) {
  // The choice is seen at once; what it brings comes when it is drawn.
  const drawn = useAfterPaint(value)
  return (
    <Radix.Root value={value} onValueChange={onChange} className="flex h-full min-h-0 flex-col">
      <div className="flex h-9 shrink-0 items-center justify-between gap-2 border-b pr-2">
        <Radix.List aria-label={label} className="flex h-full min-w-0 overflow-x-auto px-1.5 [scrollbar-width:none]">
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.id}
              value={tab.id}
              className="relative flex h-full items-center gap-1.5 rounded-md px-2 text-xs font-semibold whitespace-nowrap text-mute -outline-offset-4 hover:text-ink data-[state=active]:text-ink data-[state=active]:after:absolute data-[state=active]:after:inset-x-2 data-[state=active]:after:bottom-0 data-[state=active]:after:h-0.5 data-[state=active]:after:rounded-full data-[state=active]:after:bg-accent"
            >
              {tab.title}
              {/* It has its room before it is known, so that the tabs behind it stay where they are. */}
              {'count' in tab && (
                <span
                  className={classes(
                    'min-w-4 rounded bg-raised px-1 text-center text-2xs text-soft',
                    tab.count === undefined && 'invisible',
                  )}
                >
                  {tab.count}
                </span>
              )}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {tabs.find((tab) => tab.id === value)?.aside}
      </div>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="min-h-0 flex-1 overflow-auto -outline-offset-2">
          {tab.id === drawn && tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
