import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { Logo } from '@/components/Logo'
import { Failure, Skeleton } from '@/components/states'
import { Tour } from '@/features/guide/components/Tour'
import { isLoggedIn, sessionKey, useSession } from '@/features/session/api/session'
import { LoginPage } from '@/features/session/components/LoginPage'
import { SetUpPage } from '@/features/session/components/SetUpPage'
import { useLocale } from '@/lib/locale'
import { onStreamLost, stream } from '@/lib/stream'
import { followPrinting, followSystemTheme } from '@/lib/theme'
import { NewVersion } from './NewVersion'
import { DeskPage } from './pages/DeskPage'
import { MissingPage } from './pages/MissingPage'
import { Shell } from './Shell'

// What is not the desk comes when it is asked for: the desk has to be there first.
const PortfolioPage = lazy(() => import('./pages/PortfolioPage').then((page) => ({ default: page.PortfolioPage })))
const StrategiesPage = lazy(() => import('./pages/StrategiesPage').then((page) => ({ default: page.StrategiesPage })))
const DecisionsPage = lazy(() => import('./pages/DecisionsPage').then((page) => ({ default: page.DecisionsPage })))
const BacktestsPage = lazy(() => import('./pages/BacktestsPage').then((page) => ({ default: page.BacktestsPage })))
const DataPage = lazy(() => import('./pages/DataPage').then((page) => ({ default: page.DataPage })))
const PatternsPage = lazy(() => import('./pages/PatternsPage').then((page) => ({ default: page.PatternsPage })))
const RiskPage = lazy(() => import('./pages/RiskPage').then((page) => ({ default: page.RiskPage })))
const SystemPage = lazy(() => import('./pages/SystemPage').then((page) => ({ default: page.SystemPage })))
const SettingsPage = lazy(() => import('./pages/SettingsPage').then((page) => ({ default: page.SettingsPage })))
const HelpPage = lazy(() => import('./pages/HelpPage').then((page) => ({ default: page.HelpPage })))

export function App() {
  useEffect(followSystemTheme, [])
  useEffect(followPrinting, [])
  const { data: session, error, refetch } = useSession()
  const { locale, clock } = useLocale()
  const isIn = session !== undefined && isLoggedIn(session)
  useConnection(isIn && session.authMode !== 'setup')
  const [atFirst, setAtFirst] = useState<string>()
  if (session && atFirst === undefined) setAtFirst(session.version)
  if (!session) {
    return (
      <main className="grid min-h-full place-items-center">
        <h1 className="sr-only">Trading</h1>
        {error ? <Failure error={error} retry={() => void refetch()} /> : <Logo className="size-12 animate-pulse" />}
      </main>
    )
  }
  const newVersion = <NewVersion atFirst={atFirst ?? session.version} version={session.version} />
  if (!isIn) {
    return (
      <>
        {newVersion}
        <LoginPage onRetry={() => void refetch()} />
      </>
    )
  }
  if (session.authMode === 'setup') return <SetUpPage />
  return (
    // Drawn anew when figures and times are to be written otherwise.
    <Shell key={`${locale} ${clock}`} session={session} notice={newVersion}>
      <Suspense fallback={<Skeleton rows={8} label="Page" isPage />}>
        <Switch>
          <Route path="/" component={DeskPage} />
          <Route path="/portfolio" component={PortfolioPage} />
          <Route path="/strategies" component={StrategiesPage} />
          <Route path="/decisions" component={DecisionsPage} />
          <Route path="/backtests" component={BacktestsPage} />
          <Route path="/data" component={DataPage} />
          <Route path="/patterns" component={PatternsPage} />
          <Route path="/risk" component={RiskPage} />
          <Route path="/system">
            <SystemPage session={session} />
          </Route>
          <Route path="/settings/:part?">{({ part }) => <SettingsPage session={session} part={part} />}</Route>
          <Route path="/help" component={HelpPage} />
          <Route path="/services">
            <Redirect to="/system" replace />
          </Route>
          <Route path="/access">
            <Redirect to="/settings/access" replace />
          </Route>
          <Route component={MissingPage} />
        </Switch>
      </Suspense>
      <Tour />
    </Shell>
  )
}

/** Connected while logged in; when the line breaks, the session is looked at too, and the network's return ends the waiting. */
function useConnection(isIn: boolean): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (!isIn) return
    stream.start()
    const forget = onStreamLost(() => void queries.invalidateQueries({ queryKey: sessionKey }))
    const retry = () => document.visibilityState === 'visible' && stream.retryNow()
    window.addEventListener('online', retry)
    document.addEventListener('visibilitychange', retry)
    return () => {
      forget()
      window.removeEventListener('online', retry)
      document.removeEventListener('visibilitychange', retry)
      stream.stop()
    }
  }, [isIn, queries])
}
