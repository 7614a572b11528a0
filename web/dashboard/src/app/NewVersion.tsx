import { RefreshCw } from 'lucide-react'
import { Button } from '@/components/Button'

type Props = { atFirst: string; version: string; reload?: () => void }

/** Says that Trading was upgraded while the page was open: what the page does may not fit what the server does. */
export function NewVersion({ atFirst, version, reload = () => location.reload() }: Props) {
  if (version === atFirst) return null
  return (
    <div role="status" className="flex items-center justify-center gap-3 border-b bg-warn-wash px-3 py-1.5 text-xs">
      <RefreshCw className="size-3.5 shrink-0 text-warn" aria-hidden="true" />
      <span>
        Trading {version} runs now; this page is of {atFirst}. Load it anew before you trade.
      </span>
      <Button size="small" onClick={reload}>
        Load anew
      </Button>
    </div>
  )
}
