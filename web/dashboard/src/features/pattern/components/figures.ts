import type { BadgeTone } from '@/components/Badge'
import { signed } from '@/lib/format'
import type { Estimate, Verdict } from '../api/patterns'

export const verdictTones: Record<Verdict, BadgeTone> = {
  TOO_FEW: 'plain',
  WORSE_THAN_CHANCE: 'down',
  NO_BETTER_THAN_CHANCE: 'warn',
  BETTER_THAN_CHANCE: 'up',
}

/** 0.4137 → "41 %". */
export const share = (value: number | null): string => (value === null ? '–' : `${Math.round(value * 100)} %`)

export const figureR = (value: number | null): string => (value === null ? '–' : `${signed(value)} R`)

/** "41 % (33 % to 50 %)": never the figure without what it may be. */
export function withInterval({ value, low, high }: Estimate, text: (value: number | null) => string): string {
  if (value === null) return '–'
  return low === null || high === null ? text(value) : `${text(value)} (${text(low)} to ${text(high)})`
}
