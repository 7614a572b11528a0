import { Check } from '@/components/Check'
import { Field } from '@/components/Field'
import { Select } from '@/components/Select'
import { type Draft, objectionTo } from '../draft'

type Props = { draft: Draft; change: (part: Partial<Draft>) => void }

/** How settings are looked for, by what, and on which time the choice is proved. */
export function SearchFields({ draft, change }: Props) {
  return (
    <>
      <Select
        label="Search"
        value={draft.search}
        choices={[
          { value: 'GRID', label: 'All settings' },
          { value: 'RANDOM', label: 'At random' },
          { value: 'CMA_ES', label: 'Learning (CMA-ES)' },
        ]}
        onChange={(search) => change({ search })}
      />
      {draft.search !== 'GRID' && (
        <Field
          label="Trials"
          required
          inputMode="numeric"
          value={draft.trials}
          onChange={(event) => change({ trials: event.target.value })}
        />
      )}
      <Field
        label="Objectives"
        title="One figure of the report, or several with commas between them for their Pareto front"
        placeholder="sharpe"
        value={draft.objectives}
        error={objectionTo(draft)}
        onChange={(event) => change({ objectives: event.target.value })}
      />
      <Select
        label="Choose on"
        value={draft.proof}
        choices={[
          { value: 'NONE', label: 'all of the time' },
          { value: 'WALK_FORWARD', label: 'days before (walk forward)' },
          { value: 'FOLDS', label: 'all folds but one' },
        ]}
        onChange={(proof) => change({ proof })}
      />
      {draft.proof === 'WALK_FORWARD' && <WalkForward draft={draft} change={change} />}
      {draft.proof === 'FOLDS' && <Folds draft={draft} change={change} />}
      <Field
        label="Hold out"
        title="The end of the time, which nothing of this sees: a percentage like 20, or a day like 2024-01-31"
        placeholder="nothing"
        value={draft.holdOut}
        onChange={(event) => change({ holdOut: event.target.value })}
      />
    </>
  )
}

function WalkForward({ draft, change }: Props) {
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        <Field
          label="Choose on"
          unit="days"
          required
          inputMode="numeric"
          value={draft.insideDays}
          onChange={(event) => change({ insideDays: event.target.value })}
        />
        <Field
          label="Use on"
          unit="days"
          required
          inputMode="numeric"
          value={draft.outsideDays}
          onChange={(event) => change({ outsideDays: event.target.value })}
        />
      </div>
      <Check
        label="Anchored: choose on all days before, not only the last ones"
        isOn={draft.anchored}
        onChange={(anchored) => change({ anchored })}
      />
    </>
  )
}

function Folds({ draft, change }: Props) {
  return (
    <div className="grid grid-cols-2 gap-2">
      <Field
        label="Folds"
        title="Choose on all folds of the time but one, and use on that one, each in its turn; days with trades of the fold are purged"
        required
        inputMode="numeric"
        value={draft.folds}
        onChange={(event) => change({ folds: event.target.value })}
      />
      <Field
        label="Embargo"
        title="Of all days, left out after each fold"
        unit="%"
        inputMode="decimal"
        value={draft.embargo}
        onChange={(event) => change({ embargo: event.target.value })}
      />
    </div>
  )
}
