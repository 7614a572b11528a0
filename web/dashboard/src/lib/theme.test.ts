import { afterEach, expect, it, vi } from 'vitest'
import { printPage, useTheme } from './theme'

afterEach(() => useTheme.getState().choose('system'))

it('prints in the light, and is as it was after that', async () => {
  useTheme.getState().choose('dark')
  const printed: (string | undefined)[] = []
  vi.stubGlobal('print', () => printed.push(document.documentElement.dataset.theme, useTheme.getState().theme))
  await printPage()
  vi.unstubAllGlobals()
  expect(printed).toEqual(['light', 'light'])
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect(useTheme.getState()).toMatchObject({ choice: 'dark', theme: 'dark' })
})
