import type { Choice } from '@/components/Select'
import { useStrategies } from '@/features/strategy/api/strategies'

/** The strategies that there are, each once, after `nobody`, which stands for none of them. */
export function useStrategyChoices(nobody: string): Choice<string>[] {
  const names = [...new Set((useStrategies().data ?? []).map(({ name }) => name))].toSorted()
  return [{ value: '', label: nobody }, ...names.map((name) => ({ value: name, label: name }))]
}
