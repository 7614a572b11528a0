import type { Choice } from '@/components/Select'
import type { Role } from '@/features/session/api/session'

export const roleChoices: readonly Choice<Role>[] = [
  { value: 'VIEWER', label: 'Viewer: reads' },
  { value: 'TRADER', label: 'Trader: trades, runs strategies' },
  { value: 'ADMIN', label: 'Admin: everything' },
]
