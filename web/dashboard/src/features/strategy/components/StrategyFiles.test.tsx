import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeServer, show } from '@/testing/fake-server'
import type { StrategyFile } from '../api/files'
import { StrategyFiles } from './StrategyFiles'

const file = (part: Partial<StrategyFile>): StrategyFile => ({
  file: 'BuyTheDip.java',
  name: 'buy-the-dip',
  version: '5f3a',
  compiles: true,
  problems: [],
  marks: [],
  check: 'the same 12 decisions with every future and every past',
  time: '2026-11-23T12:00:00.000Z',
  ...part,
})

describe('files of strategies', () => {
  let server: FakeServer
  beforeEach(() => {
    server = new FakeServer()
  })
  afterEach(() => server.close())

  it('teaches how to begin when there is none', async () => {
    server.has('/api/strategy-files', [])
    show(<StrategyFiles />)
    expect(await screen.findByText(/trading strategy new my-first/)).toBeVisible()
  })

  it('names the line of an error, and says which version still runs', async () => {
    server.has('/api/strategy-files', [
      file({ compiles: false, problems: ['BuyTheDip.java:2:13: error: Type mismatch'] }),
      file({ file: 'Peeking.java', name: 'peeking', marks: ['it knows the future'] }),
      file({ file: 'Good.java' }),
    ])
    show(<StrategyFiles />)
    expect(await screen.findByRole('alert')).toHaveTextContent('BuyTheDip.java:2:13: error: Type mismatch')
    const broken = within(screen.getByTestId('file-BuyTheDip.java'))
    expect(broken.getByText('Does not compile')).toBeVisible()
    expect(broken.getByText('buy-the-dip 5f3a runs')).toBeVisible()
    const marked = within(screen.getByTestId('file-Peeking.java'))
    expect(marked.getByText('Paper only')).toBeVisible()
    expect(marked.getByText('it knows the future')).toBeVisible()
    expect(within(screen.getByTestId('file-Good.java')).getByText('Taken')).toBeVisible()
  })
})
