// How a job stands, in a line.
import type { Job } from '../../../shared/job.ts'

/** "Start shop", "Start shop failed". */
export function jobTitle({ title, state }: Pick<Job, 'title' | 'state'>): string {
  return state === 'failed' ? `${title} failed` : state === 'cancelled' ? `${title} was cancelled` : title
}

/** What it is at: the step, what it waits for, or what had happened when it ended. */
export function jobWords(job: Job): string {
  switch (job.state) {
    case 'queued':
      return job.waitsFor ? `Waits for “${job.waitsFor}” to finish` : 'Waits to start'
    case 'running':
      return job.step === undefined ? 'Working' : job.step === job.title ? '' : job.step
    case 'done':
      return job.outcome ?? 'Done'
    case 'failed':
      return job.outcome ?? ''
    case 'cancelled':
      return job.outcome ?? ''
  }
}

export type StepState = 'done' | 'current' | 'next'

/** The steps before the one that runs are done; all of them are when the job is. */
export function stepStates(job: Pick<Job, 'steps' | 'step' | 'state'>): { readonly name: string; readonly state: StepState }[] {
  const at = job.step === undefined ? -1 : job.steps.indexOf(job.step)
  return job.steps.map((name, index) => ({
    name,
    state: job.state === 'done' || index < at ? 'done' : index === at ? 'current' : 'next',
  }))
}
