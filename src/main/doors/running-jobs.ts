// Says which jobs are at work, for a door that is about to end.
import type { Job } from '../../shared/job.ts'
import { plainText } from './plain-text.ts'

/** One sentence, or undefined when nothing is running. */
export function describeRunning(jobs: readonly Pick<Job, 'title'>[]): string | undefined {
  if (jobs.length === 0) return undefined
  const titles = jobs.map((job) => plainText(job.title)).join(', ')
  return jobs.length === 1 ? `1 job is running: ${titles}.` : `${jobs.length} jobs are running: ${titles}.`
}
