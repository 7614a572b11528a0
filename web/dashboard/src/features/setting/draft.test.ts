import { expect, it } from 'vitest'
import type { Setting } from './api/settings'
import { changesOf, found, valuesOf } from './draft'

const setting = (part: Partial<Setting>): Setting => ({
  key: 'log.level',
  name: 'LOG_LEVEL',
  group: 'log',
  help: 'What is logged.',
  expected: 'one of ERROR, WARN, INFO, DEBUG',
  value: 'INFO',
  defaultValue: 'INFO',
  source: 'default',
  secret: false,
  hot: true,
  waits: false,
  nextValue: null,
  fixed: null,
  ...part,
})

it('asks for nothing where nothing is another way', () => {
  expect(changesOf([setting({})], {})).toEqual([])
  expect(changesOf([setting({})], { 'log.level': ' INFO ' })).toEqual([])
  expect(changesOf([setting({})], { 'log.level': '' })).toEqual([])
})

it('takes a line out of the file when the default is wanted', () => {
  const written = setting({ value: 'DEBUG', source: 'config/config.toml line 4' })
  expect(changesOf([written], { 'log.level': '' })).toEqual([{ key: 'log.level', value: null }])
  expect(changesOf([written], { 'log.level': 'INFO' })).toEqual([{ key: 'log.level', value: null }])
  expect(changesOf([written], { 'log.level': 'WARN' })).toEqual([{ key: 'log.level', value: 'WARN' }])
})

it('compares with what waits for the next start, not with what runs', () => {
  const waiting = setting({ value: '8000', waits: true, nextValue: '9000', source: 'config/config.toml line 2' })
  expect(changesOf([waiting], { 'log.level': '9000' })).toEqual([])
})

it('finds settings by any of their words', () => {
  const all = [setting({}), setting({ key: 'api.port', name: 'API_PORT', help: 'Where the dashboard is.' })]
  expect(found(all, 'port dash').map(({ key }) => key)).toEqual(['api.port'])
  expect(found(all, '')).toHaveLength(2)
})

it('offers a list where only a few values can be', () => {
  expect(valuesOf(setting({}))).toEqual(['ERROR', 'WARN', 'INFO', 'DEBUG'])
  expect(valuesOf(setting({ expected: 'true or false; false lets every program trade' }))).toEqual(['true', 'false'])
  expect(valuesOf(setting({ expected: 'text or json' }))).toEqual(['text', 'json'])
  expect(valuesOf(setting({ expected: 'whole hours from 0 to 8760, for example 24' }))).toBeUndefined()
})
