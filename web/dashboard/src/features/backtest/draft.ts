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
  folds: string
  embargo: string
  values: Record<string, string>
}

const isCount = (text: string) => /^\d+$/.test(text.trim())

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
  const objectives = draft.objectives.split(/[\s,]+/).filter(Boolean)
  if (objectives.length > 0)
    body.objectives = objectives.map((objective) => objective.toUpperCase().replaceAll('-', '_'))
  if (isCount(draft.folds)) {
    body.folds = Number(draft.folds)
    if (draft.embargo.trim()) body.embargoPercent = draft.embargo.trim()
  }
  return { path: '/api/optimizations', body }
}
