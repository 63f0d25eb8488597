import { describe, expect, it } from 'vitest'
import { reportOf } from '../../../src/renderer/components/fault-report.ts'
import { duration, relativeTime } from '../../../src/renderer/components/time-words.ts'
import { hrefOf, parseRoute, type Route } from '../../../src/renderer/router.ts'
import { resultWords } from '../../../src/renderer/screens/shell/use-job-results.ts'
import { countByFilter, matches, needsAttention, runningOf } from '../../../src/renderer/screens/stacks/filter.ts'
import { homeOf, shortPath } from '../../../src/renderer/screens/stacks/short-path.ts'
import { troubleOf } from '../../../src/renderer/trouble.ts'
import { aJob, aService, aStack } from './fake-client.ts'

describe('addresses', () => {
  const routes: Route[] = [
    { page: 'stacks' },
    { page: 'stack', id: 'a b/c', tab: 'overview', service: undefined },
    { page: 'stack', id: 'x', tab: 'logs', service: 'web-1' },
    { page: 'jobs' },
    { page: 'job', id: 'j1' },
    { page: 'settings' },
  ]

  it.each(routes)('come back as they were: %j', (route) => {
    expect(parseRoute(hrefOf(route))).toEqual(route)
  })

  it.each(['', '#', '#/nowhere', '#t=abc', '#/stacks/%E0%A4%A'])('that mean nothing lead home or at least nowhere bad: %s', (hash) => {
    expect(['stacks', 'stack']).toContain(parseRoute(hash).page)
  })

  it('with a tab that does not exist show the overview', () => {
    expect(parseRoute('#/stacks/x/nope')).toMatchObject({ page: 'stack', tab: 'overview' })
  })
})

describe('times', () => {
  const now = Date.parse('2026-11-21T12:00:00Z')
  it.each([
    ['2026-11-21T11:59:30Z', 'just now'],
    ['2026-11-21T11:58:00Z', '2 min. ago'],
    ['2026-11-20T12:00:00Z', 'yesterday'],
    ['not a time', ''],
  ])('%s is %s', (iso, words) => expect(relativeTime(iso, now)).toBe(words))

  it.each([
    [400, '0 s'],
    [59_000, '59 s'],
    [80_000, '1 min 20 s'],
    [7_500_000, '2 h 5 min'],
    [2 * 86_400_000, '2 d'],
  ])('%d ms last %s', (ms, words) => expect(duration(ms)).toBe(words))
})

describe('paths', () => {
  it('are short, and say where they begin and end', () => {
    expect(shortPath('/home/mina/code/shop', '/home/mina')).toBe('~/code/shop')
    expect(shortPath('/home/minatwo/work', '/home/mina')).toBe('/home/minatwo/work')
    expect(shortPath('/home/mina/work/clients/a-very-long-name-of-a-client/2026/billing', '/home/mina')).toBe('~/…/2026/billing')
    expect(shortPath('C:\\Users\\mina\\shop', 'C:\\Users\\mina')).toBe('~\\shop')
  })

  it.each([
    ['/home/mina/.config/gantry', '/home/mina'],
    ['/Users/mina/Library/Gantry', '/Users/mina'],
    ['C:\\Users\\mina\\AppData\\Gantry', 'C:\\Users\\mina'],
    ['/srv/gantry', undefined],
  ])('of the home are found in %s', (path, home) => expect(homeOf(path)).toBe(home))
})

describe('finding stacks', () => {
  const shop = aStack('shop', 'partly', {
    services: [
      aService('web', 'running'),
      aService('db', 'failed'),
      aService('once', 'done'),
      aService('debug', 'absent', { active: false }),
    ],
  })

  it('looks at names, folders, services and images, and wants every word', () => {
    expect(matches(shop, 'SHOP db')).toBe(true)
    expect(matches(shop, 'web:1')).toBe(true)
    expect(matches(shop, 'work')).toBe(true)
    expect(matches(shop, 'shop nothing')).toBe(false)
    expect(matches(shop, '  ')).toBe(true)
  })

  it('does not miss files of a stack that was started elsewhere', () => {
    expect(needsAttention(aStack('x', 'running', { source: 'found', filesPresent: false }))).toBe(false)
    expect(needsAttention(aStack('x', 'running', { filesPresent: false }))).toBe(true)
  })

  it('counts by state', () => {
    expect(countByFilter([shop, aStack('a', 'running'), aStack('b', 'down')])).toEqual({ all: 3, running: 2, attention: 1, idle: 1 })
  })

  it('counts services that a plain start starts and that stay', () => {
    expect(runningOf(shop)).toEqual({ running: 1, all: 2 })
  })
})

describe('what is said', () => {
  it('of a job that ended', () => {
    expect(resultWords(aJob('1', { state: 'done' }))).toBe('shop is running')
    expect(resultWords(aJob('1', { state: 'failed' }))).toBe('Start shop failed')
    expect(resultWords(aJob('1', { state: 'cancelled' }))).toBe('Start shop was cancelled')
  })

  it('of a bug is one sentence, with its own words folded away', () => {
    const trouble = troubleOf(new TypeError('x is not a function'))
    expect(trouble.message).toBe('Gantry ran into a problem of its own.')
    expect(trouble.detail).toBe('TypeError: x is not a function')
  })

  it('in a report is everything that helps', () => {
    const report = reportOf({
      code: 'compose.syntax',
      message: 'It can’t be read.',
      hint: 'Look.',
      place: { file: '/a/compose.yaml', line: 7, column: 5, excerpt: [{ line: 7, text: '  ports', marked: true }] },
      detail: 'yaml: line 7',
    })
    expect(report).toBe('It can’t be read.\nLook.\nCode: compose.syntax\nAt: /a/compose.yaml:7:5\n>    7    ports\n\nyaml: line 7')
  })
})
