import type { ReactNode } from 'react'

type Props = { label: string; isOn: boolean; onChange: (isOn: boolean) => void; error?: ReactNode }

export function Check({ label, isOn, onChange, error }: Props) {
  return (
    <label className="flex cursor-pointer items-start gap-2 px-1 text-xs text-soft">
      <input
        type="checkbox"
        className="mt-0.5 size-3.5 shrink-0 accent-accent-fill"
        checked={isOn}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {error && <span className="block text-down">{error}</span>}
      </span>
    </label>
  )
}
