import { describe, expect, it } from 'vitest'
import { entriesOf, scopeOf } from '../../../src/renderer/screens/palette/entries.ts'
import { rank } from '../../../src/renderer/screens/palette/rank.ts'
import { scoreOf } from '../../../src/renderer/screens/palette/score.ts'
import { aJob, aService, aStack } from './fake-client.ts'

const stacks = [
  aStack('shop', 'running', { services: [aService('web', 'running', { ports: [{ target: 80, published: '8080', protocol: 'tcp' }] })] }),
  aStack('workshop', 'down', { services: [aService('api', 'absent')] }),
]
const find = (query: string) => {
  const { scope, words } = scopeOf(query)
  return rank(entriesOf(scope, stacks, [aJob('1')]), words)
}

describe('the palette', () => {
  it('puts the closest first', () => {
    expect(find('shop')[0]?.title).toBe('shop')
    expect(find('stop shop')[0]?.title).toBe('Stop shop')
    expect(find('8080')[0]?.title).toBe('localhost:8080')
  })

  it('finds by words that the title does not have', () => {
    expect(find('preferences').map((entry) => entry.title)).toContain('Go to settings')
    expect(find('demo').map((entry) => entry.title)).toContain('Try the sample stack')
  })

  it('offers only what can be done', () => {
    const titles = find('>').map((entry) => entry.title)
    expect(entriesOf('actions', stacks, []).map((entry) => entry.title)).toContain('Start workshop')
    expect(entriesOf('actions', stacks, []).map((entry) => entry.title)).not.toContain('Start shop')
    expect(titles.length).toBeGreaterThan(3)
  })

  it('is narrowed by a prefix', () => {
    expect(new Set(find('@').map((entry) => entry.group))).toEqual(new Set(['Services']))
    expect(new Set(find(':').map((entry) => entry.group))).toEqual(new Set(['Endpoints']))
    expect(new Set(find('>theme').map((entry) => entry.group))).toEqual(new Set(['Actions']))
  })

  it('has nothing for nonsense', () => {
    expect(find('zzzqqq')).toEqual([])
  })

  it('keeps the entries of a group together', () => {
    const groups = find('o').map((entry) => entry.group)
    const runs = groups.filter((group, index) => group !== groups[index - 1])
    expect(new Set(runs).size).toBe(runs.length)
  })
})

describe('a score', () => {
  it('falls from whole to start to word to inside to letters', () => {
    const scores = ['shop', 'shop two', 'my shop', 'workshop', 's-h-o-p'].map((text) => scoreOf(text, 'shop'))
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(scores).size).toBe(scores.length)
  })

  it('is nothing for what does not fit', () => expect(scoreOf('shop', 'xyz')).toBe(0))
})
