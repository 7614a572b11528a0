import { useState } from 'react'
import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Panel } from '@/components/Panel'
import { Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import { shortDate, useZone } from '@/lib/time'
import { type User, useRemoveUser, useUsers } from '../api/users'
import { AddUserDialog } from './AddUserDialog'
import { ChangeUserDialog } from './ChangeUserDialog'

/** Who may log in, for admins. */
export function UsersPanel({ me }: { me: string }) {
  const { data: users, error, refetch } = useUsers()
  const [isAdding, setAdding] = useState(false)
  const [changing, setChanging] = useState<User>()
  const [leaving, setLeaving] = useState<User>()
  const zone = useZone((state) => state.zone)
  const columns: Column<User>[] = [
    {
      name: 'Name',
      cell: (user) => (
        <span className="flex items-center gap-2 font-medium">
          {user.name} {user.name === me && <Badge tone="accent">you</Badge>}
        </span>
      ),
    },
    { name: 'Role', cell: (user) => user.role.toLowerCase() },
    { name: 'Comes in by', cell: wayIn },
    { name: 'Since', cell: (user) => shortDate(user.created, zone), wideOnly: true },
    { name: 'State', cell: (user) => (user.disabled ? <Badge tone="down">shut out</Badge> : 'may log in') },
    {
      name: 'Change',
      isAction: true,
      cell: (user) => (
        <span className="flex justify-end gap-1">
          <Button size="small" look="quiet" aria-label={`Change ${user.name}`} onClick={() => setChanging(user)}>
            Change…
          </Button>
          <Button size="small" look="quiet" aria-label={`Remove ${user.name}`} onClick={() => setLeaving(user)}>
            Remove…
          </Button>
        </span>
      ),
    },
  ]
  return (
    <Panel
      title="Users"
      aside={
        <Button size="small" look="quiet" onClick={() => setAdding(true)}>
          New user
        </Button>
      }
    >
      {error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {!users && !error && <Skeleton label="Users" />}
      {users && <Table label="All users" columns={columns} rows={users} rowKey={(user) => user.name} />}
      {isAdding && <AddUserDialog onClose={() => setAdding(false)} />}
      {changing && <ChangeUserDialog user={changing} onClose={() => setChanging(undefined)} />}
      {leaving && <RemoveUser user={leaving} onClose={() => setLeaving(undefined)} />}
    </Panel>
  )
}

const wayIn = ({ local, hasPassword }: User): string =>
  local ? (hasPassword ? 'password or link' : 'link of this machine') : 'password'

function RemoveUser({ user, onClose }: { user: User; onClose: () => void }) {
  const remove = useRemoveUser()
  return (
    <Dialog
      title={`Remove ${user.name}?`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            look="down"
            disabled={remove.isPending}
            onClick={() => remove.mutate(user.name, { onSuccess: onClose })}
          >
            Remove
          </Button>
        </>
      }
    >
      <p className="text-sm text-soft">
        The user's sessions and tokens end at once. Orders and trades stay as they are.
      </p>
      {remove.error ? <Failure error={remove.error} compact /> : null}
    </Dialog>
  )
}
