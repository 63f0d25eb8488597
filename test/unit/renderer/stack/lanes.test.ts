import { describe, expect, it } from 'vitest'
import { byLevel, levelWords } from '../../../../src/renderer/components/lanes/by-level.ts'
import { laneLook, laneWords } from '../../../../src/renderer/components/lanes/lane-words.ts'
import { lanePhaseSchema } from '../../../../src/shared/job.ts'

describe('the words of a lane', () => {
  it('say what is going on, and for what it waits', () => {
    expect(laneWords({ phase: 'pulling', detail: '2.1 of 40 MB' })).toBe('Pulling 2.1 of 40 MB')
    expect(laneWords({ phase: 'waiting', detail: 'for db to be healthy' })).toBe('Waiting for db to be healthy')
    expect(laneWords({ phase: 'failed', detail: 'Ended with code 1' })).toBe('Failed: Ended with code 1')
    expect(laneWords({ phase: 'pending', detail: 'Image pulled' })).toBe('Image pulled')
    expect(laneWords({ phase: 'pending' })).toBe('Waits its turn')
  })

  it('do not say twice what the phase says', () => {
    expect(laneWords({ phase: 'checking', detail: 'Waiting for its health check' })).toBe('Checking health')
  })

  it('are there for every phase, and no failure looks like a success', () => {
    for (const phase of lanePhaseSchema.options) expect(laneLook(phase).word).not.toBe('')
    expect(laneLook('failed').shape).not.toBe(laneLook('healthy').shape)
  })
})

describe('dependency levels', () => {
  it('are bands from what depends on nothing upwards', () => {
    const bands = byLevel([
      { name: 'web', level: 2 },
      { name: 'db', level: 0 },
      { name: 'cache', level: 0 },
    ])
    expect(bands.map(({ level, items }) => [level, items.map(({ name }) => name)])).toEqual([
      [0, ['db', 'cache']],
      [2, ['web']],
    ])
    expect(levelWords(0)).toBe('Level 1')
  })
})
