import { CircleHelp, Menu, Monitor, Moon, OctagonX, Settings, Sun } from 'lucide-react'
import { useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Logo } from '@/components/Logo'
import { AccountFigures } from '@/features/account/components/AccountFigures'
import { AccountSwitch } from '@/features/account/components/AccountSwitch'
import { AlertBell } from '@/features/alert/components/AlertBell'
import { useQuote } from '@/features/market/api/quotes'
import { useRisk } from '@/features/risk/api/risk'
import { TradingStateBadge } from '@/features/risk/components/TradingStateBadge'
import { useTroubledServices } from '@/features/service/components/Services'
import type { Session } from '@/features/session/api/session'
import { Who } from '@/features/session/components/Who'
import { classes } from '@/lib/classes'
import { isKnown, useSelected } from '@/lib/live'
import { useNow } from '@/lib/now'
import { type ThemeChoice, useTheme } from '@/lib/theme'
import { age, clockTime, useZone, zoneLabel } from '@/lib/time'
import { useDeskChoice } from './desk-choice'
import { useHealth } from './health'
import { menuPages, type Page, pages } from './pages'

type Props = { session: Session; onHelp: () => void; onKill: () => void }

export function Header({ session, onHelp, onKill }: Props) {
  return (
    <header className="flex h-13 shrink-0 items-center gap-2 border-b bg-panel px-3 sm:gap-3 xl:gap-5">
      <Link
        href="/"
        className="flex items-center gap-2 rounded-md text-sm font-semibold"
        aria-label="Trading: to the desk"
      >
        <Logo className="size-7" />
        <span className="hidden 2xl:inline">Trading</span>
      </Link>
      <Badge
        tone={session.mode === 'LIVE' ? 'down' : 'accent'}
        title={session.mode === 'LIVE' ? 'Real money' : 'No real money is at stake'}
      >
        {session.mode}
      </Badge>
      <Pages />
      <Feed feed={session.feed} />
      <div className="ml-auto flex min-w-0 items-center gap-2 sm:gap-3 xl:gap-5">
        <Connection />
        <AccountSwitch className="hidden shrink-0 lg:block" />
        <AccountFigures />
        <Clock />
        <Button
          size="small"
          look="danger"
          className="shrink-0"
          title="Kill switch (Shift+K)"
          aria-label="Kill switch"
          aria-keyshortcuts="Shift+K"
          onClick={onKill}
        >
          <OctagonX className="size-4" aria-hidden="true" />
          <span className="hidden sm:inline md:hidden lg:inline">Kill</span>
        </Button>
        <div className="flex shrink-0">
          <AlertBell className={iconButton} />
          <Who session={session} className={iconButton} />
          <ThemeSwitch />
          <Link
            href="/settings"
            aria-label="Settings"
            title="Settings"
            className={classes(iconButton, 'max-sm:hidden')}
          >
            <Settings className="size-4" aria-hidden="true" />
          </Link>
          <button
            type="button"
            aria-label="Keyboard help"
            title="Keyboard help (?)"
            className={classes(iconButton, 'max-sm:hidden')}
            onClick={onHelp}
          >
            <CircleHelp className="size-4" aria-hidden="true" />
          </button>
        </div>
      </div>
    </header>
  )
}

const iconButton = 'grid size-8 place-items-center rounded-md text-mute hover:bg-raised hover:text-ink'

function Pages() {
  const [location] = useLocation()
  return (
    <>
      <nav aria-label="Pages" className="hidden gap-0.5 xl:flex">
        {pages.map((page) => (
          <PageLink key={page.href} page={page} isHere={location === page.href} />
        ))}
      </nav>
      <PagesMenu location={location} />
    </>
  )
}

function PageLink({ page: { href, title }, isHere, onGo }: { page: Page; isHere: boolean; onGo?: () => void }) {
  const troubled = useTroubledServices().length
  const state = useRisk()?.state
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : undefined}
      {...(onGo ? { onClick: onGo } : {})}
      className={classes(
        'flex items-center gap-1.5 rounded-md px-2 font-medium',
        onGo ? 'h-10 text-sm' : 'h-8 text-xs',
        isHere ? 'bg-raised text-ink' : 'text-mute hover:text-ink',
      )}
    >
      {title}
      {href === '/risk' && state && state !== 'ACTIVE' && <TradingStateBadge state={state} />}
      {href === '/system' && troubled > 0 && <Badge tone="down">{troubled} in trouble</Badge>}
    </Link>
  )
}

/** Where there is no room for the row of pages: a list of them. */
function PagesMenu({ location }: { location: string }) {
  const menu = useRef<HTMLDivElement>(null)
  const close = () => menu.current?.hidePopover?.()
  const here = menuPages.find(({ href }) => href === location)
  return (
    <div className="xl:hidden">
      <button
        type="button"
        popoverTarget="pages-menu"
        aria-label={`Pages: ${here?.title ?? 'other'}`}
        className="flex h-8 items-center gap-1.5 rounded-md px-2 text-xs font-medium text-soft hover:bg-raised hover:text-ink"
      >
        <Menu className="size-4" aria-hidden="true" />
        <span className="hidden md:inline">{here?.title ?? 'other'}</span>
      </button>
      <div
        ref={menu}
        id="pages-menu"
        popover="auto"
        className="inset-auto top-12 left-3 m-0 w-56 rounded-xl border bg-panel p-1.5 text-ink shadow-pop"
      >
        <nav aria-label="All pages" className="flex flex-col">
          {menuPages.map((page) => (
            <PageLink key={page.href} page={page} isHere={location === page.href} onGo={close} />
          ))}
        </nav>
      </div>
    </div>
  )
}

function Feed({ feed }: { feed: Session['feed'] }) {
  if (!feed) return null
  const progress = feed.progress ?? undefined
  const name = feed.kind === 'replay' ? 'Replay' : feed.kind === 'simulated' ? 'Simulated market' : feed.kind
  return (
    <div className="hidden min-w-0 items-center gap-2 text-2xs text-mute 2xl:flex" title={feed.detail ?? undefined}>
      <span className="shrink-0 font-medium text-soft">{name}</span>
      {feed.detail && <span className="hidden truncate 2xl:inline">{feed.detail}</span>}
      {progress !== undefined && (
        <>
          <progress
            aria-label="Progress of the replay"
            className="h-1 w-20 overflow-hidden rounded-full bg-raised [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-raised [&::-webkit-progress-value]:bg-accent"
            max={1}
            value={progress}
          />
          <span>{feed.finished || progress >= 1 ? 'finished' : `${Math.floor(progress * 100)} %`}</span>
        </>
      )}
    </div>
  )
}

const marks = {
  live: { dot: 'bg-up', text: 'text-up', word: 'Live' },
  stale: { dot: 'bg-warn', text: 'text-warn', word: 'Stale' },
  reconnecting: { dot: 'bg-down', text: 'text-down', word: 'Reconnecting' },
  connecting: { dot: 'bg-mute', text: 'text-mute', word: 'Connecting' },
}

function Connection() {
  const { health, ageMillis } = useHealth()
  // Pages without a market on them know the age of the data too.
  useSelected(useQuote, `quotes:${useDeskChoice((state) => state.symbol)}`, isKnown)
  const mark = marks[health]
  return (
    <span
      data-testid="connection"
      className="flex shrink-0 items-center gap-1.5 text-2xs whitespace-nowrap"
      title="Age of the newest market data"
    >
      <span aria-hidden="true" className={classes('size-2 rounded-full', mark.dot)} />
      <span role="status" className={classes('font-medium', mark.text)}>
        {mark.word}
      </span>
      {health !== 'connecting' && health !== 'live' && ageMillis !== undefined && (
        <span className="text-mute">{age(ageMillis)} old</span>
      )}
    </span>
  )
}

function Clock() {
  const now = useNow()
  const { zone, toggle } = useZone()
  return (
    <button
      type="button"
      onClick={toggle}
      title="Switch between UTC and your time zone"
      className="hidden shrink-0 rounded-md text-right text-2xs leading-4 whitespace-nowrap 2xl:block"
    >
      <span className="block text-xs font-medium">{clockTime(now, zone)}</span>
      <span className="block text-mute">{zoneLabel(zone)}</span>
    </button>
  )
}

const themeIcons: Record<ThemeChoice, typeof Sun> = { system: Monitor, dark: Moon, light: Sun }

function ThemeSwitch() {
  const { choice, next } = useTheme()
  const Icon = themeIcons[choice]
  return (
    <button
      type="button"
      className={classes(iconButton, 'max-sm:hidden')}
      onClick={next}
      aria-label={`Theme: ${choice}. Change`}
      title={`Theme: ${choice}`}
    >
      <Icon className="size-4" aria-hidden="true" />
    </button>
  )
}
