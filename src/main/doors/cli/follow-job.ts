// Follows a job to its end. Ctrl+C cancels it, and then its end is still waited for.
import type { GantryClient } from '../../../shared/contract/index.ts'
import { foldJob, isFinished, type Job, type JobEvent } from '../../../shared/job.ts'
import { exitCode } from './exit-code.ts'

export interface JobFollower {
  readonly client: GantryClient
  readonly interrupted: AbortSignal
  /** Gets each event, and the job before and after it. */
  readonly onEvent: (event: JobEvent, before: Job | undefined, after: Job | undefined) => Promise<void>
}

/** The job at its end. */
export async function followJob(id: string, { client, interrupted, onEvent }: JobFollower): Promise<Job> {
  const cancel = (): void => void client.jobs.cancel({ id }).catch(() => {})
  if (interrupted.aborted) cancel()
  interrupted.addEventListener('abort', cancel, { once: true })
  try {
    let job: Job | undefined
    for await (const event of await client.jobs.watch({ id })) {
      const before = job
      job = foldJob(job, event)
      await onEvent(event, before, job)
    }
    return job && isFinished(job) ? job : await client.jobs.get({ id })
  } finally {
    interrupted.removeEventListener('abort', cancel)
  }
}

/** 0 only when it did what it was for. */
export function jobExitCode(job: Job, interrupted: AbortSignal): number {
  if (job.state === 'done') return exitCode.done
  return interrupted.aborted ? exitCode.interrupted : exitCode.failed
}
