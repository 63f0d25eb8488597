// The job that ended last on a stack, and whether its failure is still news.
import type { Job } from '../../../shared/job.ts'
import type { Stack } from '../../../shared/model/stack.ts'
import { isActive } from '../../state/fold-jobs.ts'

/** Of jobs that are newest first. */
export function lastEnded(jobs: readonly Job[], stackId: string): Job | undefined {
  return jobs.find((job) => job.subject === `stack:${stackId}` && !isActive(job))
}

/** A stack that runs all the same, or whose files say why it can't start, needs no word of what failed before. */
export function showsFailure(job: Pick<Job, 'state'>, stack: Pick<Stack, 'state' | 'fault'>): boolean {
  if (stack.fault) return false
  return (job.state === 'failed' || job.state === 'cancelled') && stack.state !== 'running'
}
