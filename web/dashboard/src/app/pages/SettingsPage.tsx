import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Boundary } from '@/components/Boundary'
import { Panel } from '@/components/Panel'
import { PasswordPanel } from '@/features/access/components/PasswordPanel'
import { SessionsPanel } from '@/features/access/components/SessionsPanel'
import { TokensPanel } from '@/features/access/components/TokensPanel'
import { UsersPanel } from '@/features/access/components/UsersPanel'
import { AlertChannels } from '@/features/alert/components/AlertChannels'
import type { Session } from '@/features/session/api/session'
import { Appearance } from '@/features/setting/components/Appearance'
import { SecretsPanel } from '@/features/setting/components/SecretsPanel'
import { SettingsList } from '@/features/setting/components/SettingsList'
import { classes } from '@/lib/classes'
import { Page } from './Page'

const parts = [
  { id: 'appearance', title: 'Appearance', forAdmins: false },
  { id: 'configuration', title: 'Configuration', forAdmins: false },
  { id: 'access', title: 'Users and access', forAdmins: false },
  { id: 'secrets', title: 'Secrets', forAdmins: true },
  { id: 'alerts', title: 'Alerts', forAdmins: true },
] as const
type Part = (typeof parts)[number]['id']

/** How it looks, how it runs, who may come in. */
export function SettingsPage({ session, part }: { session: Session; part: string | undefined }) {
  const isAdmin = session.authMode === 'none' || session.role === 'ADMIN'
  const open = parts.filter(({ forAdmins }) => isAdmin || !forAdmins)
  const shown: Part = open.find(({ id }) => id === part)?.id ?? 'appearance'
  return (
    <Page title="Settings" about="How it looks, how it runs, and who may come in.">
      <div className="grid items-start gap-4 md:grid-cols-[11rem_minmax(0,1fr)]">
        <nav aria-label="Parts of the settings" className="flex gap-1 overflow-x-auto md:sticky md:top-0 md:flex-col">
          {open.map(({ id, title }) => (
            <Link
              key={id}
              href={`/settings/${id}`}
              aria-current={id === shown ? 'page' : undefined}
              className={classes(
                'rounded-md px-3 py-2 text-sm font-medium whitespace-nowrap',
                id === shown ? 'bg-raised text-ink' : 'text-mute hover:text-ink',
              )}
            >
              {title}
            </Link>
          ))}
        </nav>
        <div className="flex min-w-0 flex-col gap-3">
          <Boundary name="Settings">{content(shown, session, isAdmin)}</Boundary>
        </div>
      </div>
    </Page>
  )
}

function content(part: Part, session: Session, isAdmin: boolean): ReactNode {
  const role = session.role ?? 'VIEWER'
  switch (part) {
    case 'appearance':
      return <Appearance />
    case 'configuration':
      return <SettingsList mayChange={isAdmin} />
    case 'access':
      return (
        <>
          {role === 'ADMIN' && <UsersPanel me={session.user ?? ''} />}
          <SessionsPanel />
          <TokensPanel myRole={role} />
          {session.authMode === 'session' && <PasswordPanel hasPassword={session.hasPassword ?? false} />}
        </>
      )
    case 'secrets':
      return <SecretsPanel />
    case 'alerts':
      return (
        <>
          <Panel title="How alerts reach you">
            <ul className="flex list-disc flex-col gap-1 px-8 pb-3 text-xs text-soft">
              <li>Here: the bell in the header, and a banner over every page while nobody has said to have seen it.</li>
              <li>
                By webhook, e-mail or Telegram: set the secret of the channel, then how bad an alert must be for it.
              </li>
              <li>On the desktop of the machine that Trading runs on: switch alerts.desktop on.</li>
              <li>
                Whether a channel works is seen below, or by <code className="text-ink">trading alert test</code>
              </li>
            </ul>
          </Panel>
          <AlertChannels />
          <SecretsPanel only={({ name }) => name.startsWith('ALERTS_')} />
          <SettingsList
            mayChange={isAdmin}
            only={({ group, secret }) => (group === 'alerts' || group === 'outgoing') && !secret}
          />
        </>
      )
  }
}
