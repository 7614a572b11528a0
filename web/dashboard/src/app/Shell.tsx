import { type ReactNode, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { Boundary } from '@/components/Boundary'
import { Notices, notify } from '@/components/notices'
import { AlertBanner } from '@/features/alert/components/AlertBanner'
import { CommandPalette, usePaletteKey } from '@/features/command/CommandPalette'
import { FillVoice } from '@/features/fill/components/FillVoice'
import { timeFrames } from '@/features/market/api/bars'
import { useHotAct } from '@/features/order/hot'
import { useTicketIntent } from '@/features/order/ticket-intent'
import { HotActs } from '@/features/position/components/HotActs'
import { useKillSwitchNews } from '@/features/risk/api/kill-switch'
import { KillBanner } from '@/features/risk/components/KillBanner'
import { KillDialog } from '@/features/risk/components/KillDialog'
import type { Session } from '@/features/session/api/session'
import { Confirmation } from '@/features/session/components/Confirmation'
import { useFreshHistory } from '@/features/trade/api/trades'
import { useKeys } from '@/lib/keys'
import { ownedBy } from '@/lib/own-setting'
import { keepPreferencesOf, onPreferenceNews, type PreferenceNews } from '@/lib/preferences'
import { onStreamProblem } from '@/lib/stream'
import { useAccountInAddress } from './account-in-address'
import { Banner } from './Banner'
import { useDeskChoice } from './desk-choice'
import { Header } from './Header'
import { HelpDialog } from './HelpDialog'
import { shareChoices } from './shared-choices'
import { useShellCommands } from './use-shell-commands'

shareChoices()

const preferenceNames: Record<string, string> = {
  desk: 'The arrangement of the panes',
  chart: 'What the chart shows',
  'chart-layouts': 'The layouts of the chart',
  drawings: 'The drawings',
  appearance: 'The appearance',
  confirmations: 'What is confirmed',
}

const preferenceWords = ({ name, kind, detail }: PreferenceNews) => ({
  tone: 'plain' as const,
  title:
    kind === 'TAKEN_OVER'
      ? `${preferenceNames[name] ?? name}: changed in another window`
      : `${preferenceNames[name] ?? name}: kept in this browser only`,
  detail: detail ?? 'What was chosen there is shown now. If yours is still wanted, choose it again.',
})

/** What every page has around it: header, notices, keys. */
export function Shell({ session, notice, children }: { session: Session; notice: ReactNode; children: ReactNode }) {
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isKillOpen, setKillOpen] = useState(false)
  // Before anything below reads what its owner has chosen.
  useState(() => ownedBy(session.user ?? ''))
  useEffect(() => ownedBy(session.user ?? ''), [session.user])
  useEffect(() => keepPreferencesOf(session.user ?? ''), [session.user])
  useEffect(() => onPreferenceNews((news) => notify(preferenceWords(news))), [])
  const [, go] = useLocation()
  const ask = useTicketIntent((state) => state.ask)
  // Read when it is wanted: another symbol or time frame draws nothing here.
  const desk = useDeskChoice.getState
  const hot = useHotAct((state) => state.ask)
  const trade = (side: 'BUY' | 'SELL') => {
    go('/')
    // The ticket may not be on the page yet; it is after this turn.
    setTimeout(() => ask({ side }), 0)
  }
  useKeys({
    '?': () => setHelpOpen(true),
    b: () => trade('BUY'),
    s: () => trade('SELL'),
    K: () => setKillOpen(true),
    X: () => hot({ kind: 'CANCEL', symbol: desk().symbol }),
    C: () => hot({ kind: 'CLOSE', symbol: desk().symbol }),
    '/': () => {
      go('/')
      setTimeout(() => document.getElementById('symbol-search')?.focus(), 0)
    },
    'g d': () => go('/'),
    'g t': () => go('/strategies'),
    'g e': () => go('/decisions'),
    'g p': () => go('/patterns'),
    'g r': () => go('/risk'),
    'g s': () => go('/system'),
    'g o': () => go('/portfolio'),
    'g b': () => go('/backtests'),
    'g a': () => go('/data'),
    'g ,': () => go('/settings'),
    ...Object.fromEntries(timeFrames.map((frame, index) => [String(index + 1), () => desk().chooseFrame(frame)])),
  })
  useShellCommands({ trade, onKill: () => setKillOpen(true), onHelp: () => setHelpOpen(true) })
  useFreshHistory()
  useKillSwitchNews()
  useAccountInAddress()
  useEffect(
    () => onStreamProblem((problem) => notify({ tone: 'down', title: problem.title, detail: problem.detail })),
    [],
  )
  return (
    <div className="flex h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-panel focus:px-3 focus:py-2"
      >
        Skip to the page
      </a>
      <KillBanner />
      <Header session={session} onHelp={() => setHelpOpen(true)} onKill={() => setKillOpen(true)} />
      {notice}
      <Banner />
      <AlertBanner />
      <Notices />
      <main id="main" className="min-h-0 flex-1" tabIndex={-1}>
        <Boundary name="Page">{children}</Boundary>
      </main>
      <FillVoice />
      <Confirmation session={session} />
      <HotActs />
      <Palette />
      {isKillOpen && <KillDialog onClose={() => setKillOpen(false)} />}
      {isHelpOpen && <HelpDialog onClose={() => setHelpOpen(false)} version={session.version} />}
    </div>
  )
}

/** By itself, so that to open it draws nothing else anew. */
function Palette() {
  const [isOpen, setOpen] = useState(false)
  usePaletteKey(() => setOpen(true))
  return isOpen && <CommandPalette onClose={() => setOpen(false)} />
}
