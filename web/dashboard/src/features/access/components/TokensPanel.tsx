import { useState } from 'react'
import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { Empty, Failure, Skeleton } from '@/components/states'
import { type Column, Table } from '@/components/Table'
import type { Role } from '@/features/session/api/session'
import { useNow } from '@/lib/now'
import { shortDate, useZone, when } from '@/lib/time'
import { type ApiToken, useApiTokens, useRevokeToken } from '../api/tokens'
import { NewTokenDialog } from './NewTokenDialog'

/** Keys of scripts: one's own; for an admin, everybody's. */
export function TokensPanel({ myRole }: { myRole: Role }) {
  const { data: tokens, error, refetch } = useApiTokens()
  const [isMaking, setMaking] = useState(false)
  const revoke = useRevokeToken()
  const now = useNow()
  const zone = useZone((state) => state.zone)
  const columns: Column<ApiToken>[] = [
    { name: 'Label', cell: (token) => <span className="font-medium">{token.label}</span> },
    { name: 'User', cell: (token) => token.user },
    { name: 'Scope', cell: (token) => <Badge>{token.scope}</Badge> },
    { name: 'Account', cell: (token) => token.account ?? 'all' },
    { name: 'From', cell: (token) => token.networks.join(', ') || 'anywhere', isLong: true, wideOnly: true },
    { name: 'Ends', cell: (token) => shortDate(token.expiresAt, zone) },
    { name: 'Last used', cell: (token) => (token.lastUsed ? when(token.lastUsed, now, zone) : 'never') },
    {
      name: 'Revoke',
      isAction: true,
      cell: (token) => (
        <Button
          size="small"
          look="quiet"
          aria-label={`Revoke ${token.label}`}
          disabled={revoke.isPending}
          onClick={() => revoke.mutate(token.id)}
        >
          Revoke
        </Button>
      ),
    },
  ]
  return (
    <Panel
      title="Tokens for scripts"
      aside={
        <Button size="small" look="quiet" onClick={() => setMaking(true)}>
          New token
        </Button>
      }
    >
      {error ? <Failure error={error} retry={() => void refetch()} /> : null}
      {revoke.error ? <Failure error={revoke.error} /> : null}
      {!tokens && !error && <Skeleton label="Tokens" />}
      {tokens?.length === 0 && <Empty title="No tokens">A script that uses the API gets one of its own.</Empty>}
      {tokens && tokens.length > 0 && (
        <Table label="All tokens" columns={columns} rows={tokens} rowKey={(token) => token.id} />
      )}
      {isMaking && <NewTokenDialog myRole={myRole} onClose={() => setMaking(false)} />}
    </Panel>
  )
}
