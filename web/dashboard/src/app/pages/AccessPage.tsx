import { Link } from 'wouter'
import { PasswordPanel } from '@/features/access/components/PasswordPanel'
import { SessionsPanel } from '@/features/access/components/SessionsPanel'
import { TokensPanel } from '@/features/access/components/TokensPanel'
import { UsersPanel } from '@/features/access/components/UsersPanel'
import type { Session } from '@/features/session/api/session'

/** Who may come in, and how. */
export function AccessPage({ session }: { session: Session }) {
  const role = session.role ?? 'VIEWER'
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-6xl flex-col gap-4 px-3 py-6 md:px-6">
        <header>
          <Link href="/" className="text-xs text-accent hover:underline md:hidden">
            ← Desk
          </Link>
          <h1 className="text-xl font-semibold">Access</h1>
          <p className="text-sm text-mute">Who may come in, where they are logged in, and the tokens of scripts.</p>
        </header>
        {role === 'ADMIN' && <UsersPanel me={session.user ?? ''} />}
        <SessionsPanel />
        <TokensPanel myRole={role} />
        {session.authMode === 'session' && <PasswordPanel hasPassword={session.hasPassword ?? false} />}
      </div>
    </div>
  )
}
