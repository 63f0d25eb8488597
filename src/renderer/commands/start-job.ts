// Starts a stack's job: the row shows it within a frame, and says so when it could not be started.
import { stackJob, useJobs } from '../state/jobs.ts'
import { announce, setPending, setTrouble } from '../state/ui.ts'
import { troubleOf } from '../trouble.ts'

/** `doing`: what is shown until the job is known, e.g. "Starting". Answers the job's id, or undefined when it failed. */
export async function startStackJob(
  stackId: string,
  doing: string,
  call: () => Promise<{ readonly jobId: string }>,
): Promise<string | undefined> {
  setTrouble(stackId, undefined)
  setPending(stackId, doing)
  try {
    const { jobId } = await call()
    await jobSeen(stackId, jobId)
    return jobId
  } catch (error) {
    const trouble = troubleOf(error)
    setTrouble(stackId, trouble)
    announce(trouble.message)
    return undefined
  } finally {
    setPending(stackId, undefined)
  }
}

/** Waits, though never long, until the feed tells of the job: between the two nothing may flicker. */
function jobSeen(stackId: string, jobId: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const seen = () => {
    const { jobs } = useJobs.getState()
    if (stackJob(jobs, stackId) || jobs.some((job) => job.id === jobId)) resolve()
  }
  const stop = useJobs.subscribe(seen)
  const timer = setTimeout(resolve, 1500)
  seen()
  return promise.finally(() => {
    stop()
    clearTimeout(timer)
  })
}
