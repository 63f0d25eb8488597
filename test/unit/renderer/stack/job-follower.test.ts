import { afterEach, describe, expect, it } from 'vitest'
import { JobFollower } from '../../../../src/renderer/components/job-view/job-follower.ts'
import { JobOutput } from '../../../../src/renderer/components/job-view/job-output.ts'
import { jobTitle, jobWords, stepStates } from '../../../../src/renderer/components/job-view/progress-words.ts'
import { lastEnded, showsFailure } from '../../../../src/renderer/screens/stack/last-job.ts'
import type { JobEvent } from '../../../../src/shared/job.ts'
import { aJob } from '../fake-client.ts'

let stop: (() => void) | undefined
afterEach(() => stop?.())

const line = (at: number): JobEvent => ({ type: 'line', at, text: `line ${at}`, stream: 'stdout' })
const job = aJob('j1')

function followed(runs: readonly (readonly (JobEvent | 'break')[])[]) {
  const after: (number | undefined)[] = []
  let run = 0
  const jobs = {
    watch: async (input: { after?: number }) => {
      after.push(input.after)
      const events = runs[run++] ?? []
      return (async function* () {
        for (const event of events) {
          if (event === 'break') throw new Error('broken')
          yield event
        }
      })()
    },
  }
  const follower = new JobFollower({ jobs: jobs as never, id: 'j1', ready: async () => {}, firstWait: 1 })
  stop = follower.start()
  return { follower, after }
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 120))

describe('a followed job', () => {
  it('is replayed, with its lanes and its output', async () => {
    const { follower } = followed([
      [
        { type: 'state', at: 0, job },
        line(1),
        { type: 'lane', at: 2, lane: { service: 'db', level: 0, phase: 'pulling', fraction: 0.5 } },
        { type: 'progress', at: 3, fraction: 0.4 },
        { type: 'step', at: 4, step: 'Pull images' },
        line(5),
        { type: 'state', at: 6, job: { ...job, state: 'done' } },
      ],
    ])
    await rest()
    expect(follower.snapshot().job?.state).toBe('done')
    expect(follower.output.end).toBe(2)
    expect(follower.output.line(1)?.text).toBe('line 5')
  })

  it('goes on from where it was when the stream broke', async () => {
    const { follower, after } = followed([
      [{ type: 'state', at: 0, job }, line(1), line(2), 'break'],
      [{ type: 'state', at: 2, job }, line(3), { type: 'state', at: 4, job: { ...job, state: 'done' } }],
    ])
    await rest()
    expect(after).toEqual([0, 2])
    expect(follower.output.slice(0, 9).map(({ text }) => text)).toEqual(['line 1', 'line 2', 'line 3'])
  })
})

describe('its output', () => {
  it('is bounded, and its rows keep their numbers', () => {
    const output = new JobOutput(100)
    for (let at = 0; at < 250; at += 1) output.add({ type: 'line', at, text: String(at), stream: 'stdout' })
    expect(output.end).toBe(250)
    expect(output.end - output.first).toBeLessThanOrEqual(110)
    expect(output.line(249)?.text).toBe('249')
    expect(output.line(0)).toBeUndefined()
  })
})

describe('the words of a job', () => {
  it('say at what it is, or what it waits for', () => {
    expect(jobWords(aJob('a', { step: 'Pull images' }))).toBe('Pull images')
    expect(jobWords(aJob('a', { state: 'queued', waitsFor: 'Start shop' }))).toBe('Waits for “Start shop” to finish')
    expect(jobTitle(aJob('a', { state: 'failed' }))).toBe('Start shop failed')
  })

  it('mark the steps that are done', () => {
    const steps = ['Pull', 'Build', 'Start']
    expect(stepStates({ steps, step: 'Build', state: 'running' }).map(({ state }) => state)).toEqual(['done', 'current', 'next'])
    expect(stepStates({ steps, state: 'running' }).map(({ state }) => state)).toEqual(['next', 'next', 'next'])
  })
})

describe('the last job of a stack', () => {
  it('is told of when it failed and the stack does not run all the same', () => {
    const failed = aJob('a', { state: 'failed' })
    expect(lastEnded([aJob('b'), failed], 'shop')?.id).toBe('a')
    expect(showsFailure(failed, { state: 'partly' })).toBe(true)
    expect(showsFailure(failed, { state: 'running' })).toBe(false)
    expect(showsFailure(aJob('a', { state: 'done' }), { state: 'down' })).toBe(false)
  })
})
