export type Draft = {
  kind: 'BACKTEST' | 'OPTIMIZATION'
  strategy: string
  symbols: string
  from: string
  to: string
  cash: string
  fees: string
  slippage: string
  detail: string
  analyst: '' | 'RULES'
  trials: string
  search: 'GRID' | 'RANDOM' | 'CMA_ES'
  objectives: string
  proof: 'NONE' | 'WALK_FORWARD' | 'FOLDS'
  insideDays: string
  outsideDays: string
  anchored: boolean
  folds: string
  embargo: string
  holdOut: string
  values: Record<string, string>
}

const isCount = (text: string) => /^\d+$/.test(text.trim())

const objectivesOf = (draft: Draft) => draft.objectives.split(/[\s,]+/).filter(Boolean)

/** Why several objectives do not go with the rest, before the server says so. */
export function objectionTo(draft: Draft): string | undefined {
  if (draft.kind !== 'OPTIMIZATION' || objectivesOf(draft).length < 2) return undefined
  if (draft.search === 'CMA_ES') return 'Learning looks for one; all settings or at random keep the front of several'
  if (draft.proof !== 'NONE') return 'Here settings are chosen by one objective'
  return undefined
}

/** What is left empty is not sent: the server knows what is usual. */
export function requestOf(draft: Draft): { path: string; body: Record<string, unknown> } {
  const symbols = draft.symbols.split(/[\s,]+/).filter(Boolean)
  const given = Object.entries(draft.values)
    .map(([name, value]) => ({ name, value: value.trim() }))
    .filter(({ value }) => value !== '')
  const body: Record<string, unknown> = { strategy: draft.strategy }
  if (symbols.length > 0) body.symbols = symbols
  if (draft.from) body.from = draft.from
  if (draft.to) body.to = draft.to
  if (draft.cash.trim()) body.cash = draft.cash.trim()
  if (draft.fees.trim()) body.takerFeePercent = draft.fees.trim()
  if (draft.slippage.trim()) body.slippagePercent = draft.slippage.trim()
  if (draft.detail) body.detail = draft.detail
  if (draft.analyst) body.analyst = draft.analyst
  if (draft.kind === 'BACKTEST') {
    if (given.length > 0) body.settings = given
    return { path: '/api/backtests', body }
  }
  body.ranges = given.map(({ name, value }) => ({ name, values: value.replaceAll(' ', '') }))
  if (draft.search !== 'GRID') {
    body.search = draft.search
    if (isCount(draft.trials)) body.trials = Number(draft.trials)
  }
  const objectives = objectivesOf(draft)
  if (objectives.length > 0)
    body.objectives = objectives.map((objective) => objective.toUpperCase().replaceAll('-', '_'))
  if (draft.proof === 'WALK_FORWARD') {
    if (isCount(draft.insideDays)) body.insideDays = Number(draft.insideDays)
    if (isCount(draft.outsideDays)) body.outsideDays = Number(draft.outsideDays)
    body.anchored = draft.anchored
  }
  if (draft.proof === 'FOLDS') {
    if (isCount(draft.folds)) body.folds = Number(draft.folds)
    if (draft.embargo.trim()) body.embargoPercent = draft.embargo.trim()
  }
  const held = draft.holdOut.trim().replace(/\s*%$/, '')
  if (/^\d{4}-/.test(held)) body.holdOutFrom = held
  else if (held) body.holdOutPercent = held
  return { path: '/api/optimizations', body }
}
