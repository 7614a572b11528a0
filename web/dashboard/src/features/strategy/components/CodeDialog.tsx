import { Dialog } from '@/components/Dialog'
import { Failure, Skeleton } from '@/components/states'
import { classes } from '@/lib/classes'
import { problemsOf, type StrategyFile, useStrategySource } from '../api/files'

const intoView = (line: HTMLElement | null) => line?.scrollIntoView?.({ block: 'center' })

/** The file as it is now, with what the compiler says at the line that it says it of. */
export function CodeDialog({ file, onClose }: { file: StrategyFile; onClose: () => void }) {
  const { data, error, refetch } = useStrategySource(file.file)
  const problems = problemsOf(file.problems)
  const first = problems.find(({ line }) => line > 0)?.line
  const general = problems.filter(({ line }) => line === 0)
  return (
    <Dialog title={file.file} isHuge onClose={onClose}>
      <p className="pb-2 text-xs text-mute">
        {file.compiles
          ? `${file.name} ${file.version} runs. What is saved in the file is taken a moment later.`
          : `It does not compile${file.name === '' ? '' : `; ${file.name} ${file.version} of before runs on`}. Mend it in your editor and save: it is taken a moment later.`}
      </p>
      {general.map(({ text }) => (
        <p key={text} role="alert" className="pb-2 text-xs text-down">
          {text}
        </p>
      ))}
      {data ? (
        <section
          aria-label={`Code of ${file.file}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
          tabIndex={0}
          className="overflow-x-auto rounded-md border bg-sunken"
        >
          <ol className="w-max min-w-full py-2 font-mono text-xs leading-5">
            {data.text.split('\n').map((text, index) => {
              const here = problems.filter(({ line }) => line === index + 1)
              return (
                <li
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number
                  key={index}
                  ref={index + 1 === first ? intoView : undefined}
                  className={classes(here.length > 0 && 'bg-down-wash')}
                >
                  <span aria-hidden="true" className="inline-block w-12 pr-3 text-right text-mute select-none">
                    {index + 1}
                  </span>
                  <code className="whitespace-pre">{text}</code>
                  {here.map((problem) => (
                    <p
                      key={problem.text}
                      className={classes('pl-12 font-sans', problem.isError ? 'text-down' : 'text-warn')}
                    >
                      {problem.isError ? 'Error' : 'Warning'}: {problem.text}
                    </p>
                  ))}
                </li>
              )
            })}
          </ol>
        </section>
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} compact />
      ) : (
        <Skeleton rows={8} label={file.file} />
      )}
    </Dialog>
  )
}
