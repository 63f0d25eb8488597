// What is asked when Gantry is to quit while jobs are running.
import type { Job } from '../../../shared/job.ts'
import { describeRunning } from '../running-jobs.ts'

export interface QuitQuestion {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly [stay: string, quit: string]
}

/** Undefined when nothing is running, so that there is nothing to ask. */
export function quitQuestion(jobs: readonly Pick<Job, 'title'>[]): QuitQuestion | undefined {
  const detail = describeRunning(jobs)
  if (detail === undefined) return undefined
  const many = jobs.length > 1
  return {
    message: many ? `Quit and cancel ${jobs.length} jobs?` : 'Quit and cancel a job?',
    detail: `${detail} What ${many ? 'they have' : 'it has'} done so far stays as it is.`,
    buttons: ['Keep running', many ? 'Cancel jobs and quit' : 'Cancel job and quit'],
  }
}
