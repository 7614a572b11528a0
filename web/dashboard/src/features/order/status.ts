import type { BadgeTone } from '@/components/Badge'
import { words } from '@/lib/format'
import type { Order, OrderStatus } from './api/orders'

type Shown = { word: string; tone: BadgeTone; hint: string }

const open: Partial<Record<OrderStatus, Shown>> = {
  PENDING_NEW: { word: 'In transit', tone: 'plain', hint: 'On its way to the venue' },
  SUSPENDED: { word: 'Suspended', tone: 'plain', hint: 'Waits for another order of its list to fill' },
  WAITING: { word: 'Waiting', tone: 'warn', hint: 'Waits for its stop price' },
  NEW: { word: 'Working', tone: 'accent', hint: 'Rests in the book' },
  PARTIALLY_FILLED: { word: 'Partly filled', tone: 'up', hint: 'Rests in the book with what is left' },
}

/** Where an order is in its life, in words. */
export const statusOf = ({ status }: Order): Shown => open[status] ?? { word: words(status), tone: 'plain', hint: '' }
