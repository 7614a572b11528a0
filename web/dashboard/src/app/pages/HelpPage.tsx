import { useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Panel } from '@/components/Panel'
import { Empty } from '@/components/states'
import { glossary, guides } from '@/features/guide/glossary'
import { useTour } from '@/features/guide/tour'
import { Page } from './Page'

/** What the words mean, where to read on, and the tour again. */
export function HelpPage() {
  const begin = useTour((state) => state.begin)
  const [, go] = useLocation()
  const [search, setSearch] = useState('')
  const shown = glossary.filter((entry) => entry.join(' ').toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <Page
      title="Help"
      about="What the words mean, and where to read on."
      aside={
        <Button
          onClick={() => {
            begin()
            go('/')
          }}
        >
          Take the tour again
        </Button>
      }
    >
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <Panel title="Words">
          <div className="flex flex-col gap-2 px-3 pb-3">
            <Field
              label="Search"
              type="search"
              placeholder="a word"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            {shown.length === 0 && <Empty title="No such word here">docs/glossary.md has more of them.</Empty>}
            <dl className="grid gap-x-4 text-xs sm:grid-cols-[9rem_1fr]">
              {shown.map(([word, meaning]) => (
                <div key={word} className="contents">
                  <dt className="pt-1.5 font-medium">{word}</dt>
                  <dd className="border-b py-1.5 text-soft">{meaning}</dd>
                </div>
              ))}
            </dl>
          </div>
        </Panel>
        <div className="flex flex-col gap-3">
          <Panel title="To read, in the folder docs beside the program">
            <dl className="grid gap-x-4 px-3 pb-3 text-xs sm:grid-cols-[9rem_1fr]">
              {guides.map(([file, about]) => (
                <div key={file} className="contents">
                  <dt className="pt-1.5 font-medium">{file}</dt>
                  <dd className="border-b py-1.5 text-soft">{about}</dd>
                </div>
              ))}
            </dl>
          </Panel>
          <Panel title="When something does not work">
            <ol className="flex list-decimal flex-col gap-1 px-8 pb-3 text-xs text-soft">
              <li>Read the red words: they say what happened, the value, and the next step.</li>
              <li>System shows which part is not well, and its log; its doctor says how to mend it.</li>
              <li>
                In a terminal: <code className="text-ink">trading status</code>,{' '}
                <code className="text-ink">trading doctor</code>, <code className="text-ink">trading logs</code>.
              </li>
              <li>
                To stop all trading at once: Shift and K, or <code className="text-ink">trading kill</code>.
              </li>
            </ol>
          </Panel>
        </div>
      </div>
    </Page>
  )
}
