import { describe, expect, it } from 'vitest'
import { filterOf } from '../../../../src/renderer/components/log-view/use-log-filter.ts'
import { headWords } from '../../../../src/renderer/components/log-view/LogHead.tsx'
import { allStreams } from '../../../../src/renderer/components/log-view/streams.ts'
import { inOrder } from '../../../../src/renderer/components/log-view/use-log-view.ts'
import { hitWords } from '../../../../src/renderer/components/log-view/words.ts'
import { runningSince, shortImage, stateDetail } from '../../../../src/renderer/screens/stack/service-facts.ts'
import { groupServices } from '../../../../src/renderer/screens/stack/service-groups.ts'
import { bytes, cores } from '../../../../src/renderer/screens/stack/units.ts'
import { aContainer, aService } from '../fake-client.ts'

const needs = (service: string) => ({ service, condition: 'service_healthy' as const, required: true })

describe('the services of a stack', () => {
  it('stand in levels, then what Start leaves out, then what is only on the engine', () => {
    const groups = groupServices([
      aService('db', 'healthy'),
      aService('web', 'running', { level: 1, dependsOn: [needs('db')] }),
      aService('adminer', 'absent', { active: false, profiles: ['debug'] }),
      aService('old', 'running', { declared: false }),
    ])
    expect(groups.map(({ title, note }) => [title, note])).toEqual([
      ['Level 1', 'starts first'],
      ['Level 2', 'after db'],
      ['Not started by default', 'profile debug'],
      ['Not in the compose files', undefined],
    ])
  })

  it('are one group when nothing depends on anything, and one when the files are not known', () => {
    expect(groupServices([aService('web', 'running')]).map(({ title }) => title)).toEqual(['Services'])
    expect(groupServices([aService('web', 'running', { declared: false })]).map(({ title }) => title)).toEqual(['On the engine'])
  })

  it('of a profile that is off but run stand among the others', () => {
    const [first] = groupServices([aService('adminer', 'running', { active: false, profiles: ['debug'] })])
    expect(first?.title).toBe('Services')
  })
})

describe('what a row says', () => {
  it('tells since when it runs, by the youngest of its containers', () => {
    const containers = ['2026-11-21T04:00:00Z', '2026-11-21T05:00:00Z'].map((startedAt) => ({ ...aContainer('web', 'running'), startedAt }))
    expect(runningSince(aService('web', 'running', { containers }))).toBe('2026-11-21T05:00:00Z')
    expect(runningSince(aService('web', 'failed'))).toBeUndefined()
  })

  it('tells how it ended and how often it was restarted', () => {
    const containers = [{ ...aContainer('web', 'restarting'), restartCount: 3 }]
    expect(stateDetail(aService('web', 'restarting', { detail: 'Ended with code 1', containers }))).toBe('Ended with code 1, 3 restarts')
  })

  it('keeps an image’s name and tag', () => {
    expect(shortImage('nginx:1.27')).toBe('nginx:1.27')
    const short = shortImage('registry.example.com/team/platform/backend/shop-api:2026.11.21')
    expect(short.length).toBeLessThanOrEqual(44)
    expect(short).toMatch(/^registry\.exam.*…\/shop-api:2026\.11\.21$/)
    expect(shortImage(`shop@sha256:${'ab'.repeat(32)}`)).toBe('shop@abababab')
  })

  it('gives figures three digits and a unit', () => {
    expect([0, 999, 1000, 4_000_000, 850 * 2 ** 20, 1.5 * 2 ** 30].map(bytes)).toEqual([
      '0 B',
      '999 B',
      '0.98 KB',
      '3.81 MB',
      '850 MB',
      '1.5 GB',
    ])
    expect([0, 0.034, 1.4].map(cores)).toEqual(['0.0%', '3.4%', '140%'])
  })
})

describe('the words of a log', () => {
  it('tell gaps, and what was found', () => {
    expect(headWords({ dropped: 1520, live: true })).toBe('1,520 older lines were let go')
    expect(headWords({ dropped: 1, live: true })).toBe('1 older line was let go')
    expect(headWords({ dropped: 0, live: true })).toBe('The log begins here')
    expect(hitWords(2, 120, false)).toBe('3 of 120')
    expect(hitWords(0, 10_000, true)).toBe('1 of over 10,000')
    expect(hitWords(undefined, 0, false)).toBe('No matches')
  })

  it('filter by what is chosen only', () => {
    expect(filterOf(undefined, allStreams, undefined)).toEqual({})
    expect(filterOf(new Set(['web', 'db']), ['stderr', 'note'], { query: 'x', regex: false, caseSensitive: true })).toEqual({
      services: ['db', 'web'],
      streams: ['stderr', 'note'],
      query: 'x',
      regex: false,
      caseSensitive: true,
    })
  })

  it('name services in the stack’s order, then others', () => {
    expect(inOrder(['db', 'web', 'worker'], ['stray', 'web', 'db'])).toEqual(['db', 'web', 'stray'])
  })
})
