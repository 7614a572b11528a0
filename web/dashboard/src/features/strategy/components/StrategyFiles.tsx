import { Code } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '@/components/Badge'
import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { Empty, Failure, Skeleton } from '@/components/states'
import { type StrategyFile, useStrategyFiles } from '../api/files'
import { CodeDialog } from './CodeDialog'

/** The user's own files: what runs of each, what is wrong with it, and what keeps it from live trading. */
export function StrategyFiles() {
  const { data, error, refetch } = useStrategyFiles()
  return (
    <Panel title="Your files">
      {data ? (
        data.length === 0 ? (
          <Empty title="No file of your own yet">
            Run: trading strategy new my-first. What is saved in the folder strategies of the configuration trades on
            paper a moment later.
          </Empty>
        ) : (
          <ul className="flex flex-col gap-2 px-3 pb-3 text-xs">
            {data.map((file) => (
              <File key={file.file} file={file} />
            ))}
          </ul>
        )
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton label="Your files" rows={2} />
      )}
    </Panel>
  )
}

function File({ file: it }: { file: StrategyFile }) {
  const { file, name, version, compiles, problems, marks, check } = it
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="rounded-md border bg-sunken p-2" data-testid={`file-${file}`}>
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{file}</span>
        <span className="text-mute">{name === '' ? 'nothing of it runs' : `${name} ${version} runs`}</span>
        <span className="ml-auto">
          <Badge tone={compiles ? (marks.length === 0 ? 'up' : 'warn') : 'down'}>
            {compiles ? (marks.length === 0 ? 'Taken' : 'Paper only') : 'Does not compile'}
          </Badge>
        </span>
      </div>
      {problems.length > 0 && (
        <div role={compiles ? undefined : 'alert'} className="mt-1 text-down">
          <ul className="flex flex-col gap-0.5">
            {problems.map((problem) => (
              <li key={problem} className="break-words">
                {problem}
              </li>
            ))}
          </ul>
        </div>
      )}
      {marks.map((mark) => (
        <p key={mark} className="mt-1 break-words text-warn">
          {mark}
        </p>
      ))}
      {check !== '' && <p className="mt-1 text-mute">Check: {check}</p>}
      <Button size="small" className="mt-2" aria-label={`Show the code of ${file}`} onClick={() => setOpen(true)}>
        <Code className="size-3.5" aria-hidden="true" />
        Show the code
      </Button>
      {isOpen && <CodeDialog file={it} onClose={() => setOpen(false)} />}
    </li>
  )
}
