import { CircleUser } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Failure } from '@/components/states'
import { useLogOut, useLogOutEverywhere } from '../api/login'
import type { Session } from '../api/session'

/** Who is logged in, and the ways out. */
export function Who({ session, className }: { session: Session; className?: string }) {
  const [isOpen, setOpen] = useState(false)
  if (session.authMode === 'none') return null
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={`Logged in as ${session.user}`}
        title={`Logged in as ${session.user}`}
        onClick={() => setOpen(true)}
      >
        <CircleUser className="size-4" aria-hidden="true" />
      </button>
      {isOpen && <WhoDialog session={session} onClose={() => setOpen(false)} />}
    </>
  )
}

function WhoDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const [, go] = useLocation()
  const logOut = useLogOut()
  const everywhere = useLogOutEverywhere()
  const error = logOut.error ?? everywhere.error
  return (
    <Dialog
      title={session.user ?? ''}
      onClose={onClose}
      footer={
        <>
          <Button look="danger" disabled={everywhere.isPending} onClick={() => everywhere.mutate()}>
            Log out everywhere
          </Button>
          <Button look="accent" disabled={logOut.isPending} onClick={() => logOut.mutate()}>
            Log out
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 text-sm">
        <p className="flex items-center gap-2 text-soft">
          <Badge>{(session.role ?? 'VIEWER').toLowerCase()}</Badge>
          {session.hasPassword ? 'comes in by a password' : 'comes in by a link of this machine'}
        </p>
        <Button
          onClick={() => {
            onClose()
            go('/access')
          }}
        >
          Password, sessions, tokens{session.role === 'ADMIN' ? ' and users' : ''}
        </Button>
        {error ? <Failure error={error} compact /> : null}
      </div>
    </Dialog>
  )
}
