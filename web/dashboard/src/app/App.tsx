import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Route, Switch } from 'wouter'
import { Logo } from '@/components/Logo'
import { Failure } from '@/components/states'
import { isLoggedIn, sessionKey, useSession } from '@/features/session/api/session'
import { LoginPage } from '@/features/session/components/LoginPage'
import { SetUpPage } from '@/features/session/components/SetUpPage'
import { onStreamLost, stream } from '@/lib/stream'
import { followSystemTheme } from '@/lib/theme'
import { NewVersion } from './NewVersion'
import { AccessPage } from './pages/AccessPage'
import { BacktestsPage } from './pages/BacktestsPage'
import { DataPage } from './pages/DataPage'
import { DecisionsPage } from './pages/DecisionsPage'
import { DeskPage } from './pages/DeskPage'
import { MissingPage } from './pages/MissingPage'
import { PatternsPage } from './pages/PatternsPage'
import { RiskPage } from './pages/RiskPage'
import { ServicesPage } from './pages/ServicesPage'
import { StrategiesPage } from './pages/StrategiesPage'
import { Shell } from './Shell'

export function App() {
  useEffect(followSystemTheme, [])
  const { data: session, error, refetch } = useSession()
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
    <Shell session={session} notice={newVersion}>
      <Switch>
        <Route path="/" component={DeskPage} />
        <Route path="/strategies" component={StrategiesPage} />
        <Route path="/decisions" component={DecisionsPage} />
        <Route path="/backtests" component={BacktestsPage} />
        <Route path="/data" component={DataPage} />
        <Route path="/patterns" component={PatternsPage} />
        <Route path="/risk" component={RiskPage} />
        <Route path="/services" component={ServicesPage} />
        <Route path="/access">
          <AccessPage session={session} />
        </Route>
        <Route component={MissingPage} />
      </Switch>
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
