import { render } from '@testing-library/react'
import { createElement, useEffect } from 'react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { followPrinting, onPaper, useTheme } from './theme'

let leave: () => void
beforeEach(() => {
  leave = followPrinting()
})
afterEach(() => {
  leave()
  useTheme.getState().choose('system')
})

const begin = () => window.dispatchEvent(new Event('beforeprint'))
const end = () => window.dispatchEvent(new Event('afterprint'))

it('goes to paper in the light however it is printed, and is as it was after that', () => {
  useTheme.getState().choose('dark')
  begin()
  expect(document.documentElement.dataset.theme).toBe('light')
  expect(useTheme.getState()).toMatchObject({ choice: 'dark', theme: 'light' })
  end()
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect(useTheme.getState()).toMatchObject({ choice: 'dark', theme: 'dark' })
})

it('has its pictures drawn anew before it goes to paper, in no later frame', () => {
  const done: string[] = []
  useTheme.getState().choose('dark')
  const Picture = () => {
    const theme = useTheme((state) => state.theme)
    useEffect(() => {
      done.push(`made ${theme}`)
      return onPaper(() => done.push(`drawn ${theme}`))
    }, [theme])
    return null
  }
  render(createElement(Picture))
  begin()
  expect(done).toEqual(['made dark', 'made light', 'drawn light'])
  end()
  expect(done.at(-1)).toBe('made dark')
})

it('stays light on paper when the system changes its colours meanwhile', () => {
  useTheme.getState().choose('dark')
  begin()
  useTheme.getState().choose('dark')
  expect(document.documentElement.dataset.theme).toBe('light')
  end()
})
