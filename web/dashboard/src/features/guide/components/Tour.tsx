import { X } from 'lucide-react'
import { useLocation } from 'wouter'
import { Button } from '@/components/Button'
import { steps, useTour } from '../tour'

/** A card in the corner for whoever is here the first time: it covers no button, and waits for nobody. */
export function Tour() {
  const { step, goTo, end } = useTour()
  const [, go] = useLocation()
  const shown = step === undefined ? undefined : steps[step]
  if (step === undefined || !shown) return null
  const show = (next: number) => {
    goTo(next)
    const { href } = steps[next] ?? shown
    go(href)
  }
  const isLast = step === steps.length - 1
  return (
    <aside
      aria-labelledby="tour-title"
      data-testid="tour"
      className="fixed bottom-16 left-3 z-20 w-[min(19rem,calc(100vw-1.5rem))] rounded-xl border border-line-strong bg-panel p-4 shadow-pop sm:bottom-3 print:hidden"
    >
      <div className="flex items-start justify-between gap-2">
        <p className="text-2xs text-mute">
          First steps, {step + 1} of {steps.length}
        </p>
        <button
          type="button"
          aria-label="End the tour"
          className="-mt-1.5 -mr-2 rounded-md p-1.5 text-mute hover:bg-raised hover:text-ink"
          onClick={end}
        >
          <X className="size-4" aria-hidden="true" />
        </button>
      </div>
      <h2 id="tour-title" className="text-sm font-semibold">
        {shown.title}
      </h2>
      <p className="mt-1 text-xs text-soft">{shown.text}</p>
      <div className="mt-3 flex items-center justify-between">
        <Button size="small" look="quiet" onClick={end}>
          Skip the tour
        </Button>
        <span className="flex gap-1.5">
          {step > 0 && (
            <Button size="small" onClick={() => show(step - 1)}>
              Back
            </Button>
          )}
          <Button size="small" look="accent" onClick={() => (isLast ? end() : show(step + 1))}>
            {isLast ? 'Done' : 'Next'}
          </Button>
        </span>
      </div>
    </aside>
  )
}
