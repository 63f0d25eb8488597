import { describe, expect, it } from 'vitest'
import { foldJobs, justFinished } from '../../../src/renderer/state/fold-jobs.ts'
import { foldStacks } from '../../../src/renderer/state/fold-stacks.ts'
import { stackJob } from '../../../src/renderer/state/jobs.ts'
import { aJob, aStack } from './fake-client.ts'

const names = (stacks: readonly { name: string }[]) => stacks.map((stack) => stack.name)

describe('the list of stacks', () => {
  const three = foldStacks([], { type: 'all', stacks: [aStack('c', 'down'), aStack('a', 'down'), aStack('b', 'down')] })

  it('is in the order of names', () => {
    expect(names(three)).toEqual(['a', 'b', 'c'])
  })

  it('changes a stack in its place, whatever its state becomes', () => {
    const next = foldStacks(three, { type: 'changed', stack: aStack('b', 'failed') })
    expect(names(next)).toEqual(['a', 'b', 'c'])
    expect(next[1]?.state).toBe('failed')
    expect(next[0]).toBe(three[0])
  })

  it('takes in a stack that it has not seen', () => {
    expect(names(foldStacks(three, { type: 'changed', stack: aStack('bb', 'down') }))).toEqual(['a', 'b', 'bb', 'c'])
  })

  it('lets a removed one go, and does not mind one that was never there', () => {
    expect(names(foldStacks(three, { type: 'removed', id: 'b' }))).toEqual(['a', 'c'])
    expect(names(foldStacks(three, { type: 'removed', id: 'x' }))).toEqual(['a', 'b', 'c'])
  })

  it('is replaced by what a new subscription says', () => {
    expect(names(foldStacks(three, { type: 'all', stacks: [aStack('z', 'down')] }))).toEqual(['z'])
  })
})

describe('the list of jobs', () => {
  const old = aJob('1', { queuedAt: '2026-11-01T10:00:00Z', state: 'done' })
  const running = aJob('2', { queuedAt: '2026-11-01T11:00:00Z' })

  it('is newest first', () => {
    expect(foldJobs([], { jobs: [old, running] }, true).map((job) => job.id)).toEqual(['2', '1'])
  })

  it('changes a job in its place and puts a new one on top', () => {
    const next = aJob('3', { queuedAt: '2026-11-01T12:00:00Z' })
    const jobs = foldJobs([running, old], { jobs: [{ ...running, step: 'Pulling web' }, next] }, false)
    expect(jobs.map((job) => job.id)).toEqual(['3', '2', '1'])
    expect(jobs[1]?.step).toBe('Pulling web')
  })

  it('forgets what a new subscription no longer lists', () => {
    expect(foldJobs([running, old], { jobs: [old] }, true).map((job) => job.id)).toEqual(['1'])
  })

  it('knows which have just ended, also those that ended between two looks', () => {
    const quick = aJob('4', { state: 'failed' })
    const ended = justFinished([running, old], [quick, { ...running, state: 'done' }, old])
    expect(ended.map((job) => job.id)).toEqual(['4', '2'])
  })

  it('finds the job at work on a stack before those that wait for it', () => {
    const waiting = aJob('5', { state: 'queued' })
    expect(stackJob([waiting, running, old], 'shop')?.id).toBe('2')
    expect(stackJob([waiting, old], 'shop')?.id).toBe('5')
    expect(stackJob([old], 'shop')).toBeUndefined()
    expect(stackJob([running], 'other')).toBeUndefined()
  })
})
