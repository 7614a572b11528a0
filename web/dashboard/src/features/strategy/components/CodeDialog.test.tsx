import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import { problemsOf, type StrategyFile } from '../api/files'
import { CodeDialog } from './CodeDialog'

const file: StrategyFile = {
  file: 'Own.java',
  name: 'own',
  version: 'abc',
  compiles: false,
  problems: ['Own.java:2:17: error: cannot convert from String to int', 'the name own is taken'],
  marks: [],
  check: '',
  time: '2026-11-27T04:00:00Z',
}
let server: FakeServer

beforeEach(() => {
  server = new FakeServer()
})
afterEach(() => server.close())

it('shows an error below the line that it is about', async () => {
  server.has('/api/strategy-files/Own.java', { file: 'Own.java', text: 'class Own {\n  int bars = "20";\n}' })
  show(<CodeDialog file={file} onClose={vi.fn()} />)
  const lines = await screen.findAllByRole('listitem', { hidden: true })
  expect(lines).toHaveLength(3)
  const wrong = lines[1] as HTMLElement
  expect(within(wrong).getByText('int bars = "20";')).toBeInTheDocument()
  expect(within(wrong).getByText('Error: cannot convert from String to int')).toBeInTheDocument()
  expect(screen.getByText('the name own is taken')).toBeInTheDocument()
  expect(screen.getByText(/own abc of before runs on/)).toBeInTheDocument()
})

it('tells warnings from errors, and what is about no line', () => {
  expect(problemsOf(['Own.java:7:1: warning: unused', 'no line'])).toEqual([
    { line: 7, text: 'unused', isError: false },
    { line: 0, text: 'no line', isError: true },
  ])
})
