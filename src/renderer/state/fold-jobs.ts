// (jobs, what the feed says) => jobs, newest first.
import type { Job } from '../../shared/job.ts'

export function foldJobs(jobs: readonly Job[], change: { readonly jobs: readonly Job[] }, first: boolean): readonly Job[] {
  if (first) return [...change.jobs].sort(newestFirst)
  const changed = new Map(change.jobs.map((job) => [job.id, job]))
  const next = jobs.map((job) => {
    const newer = changed.get(job.id)
    changed.delete(job.id)
    return newer ?? job
  })
  return changed.size ? [...next, ...changed.values()].sort(newestFirst) : next
}

/** Jobs that have ended since: what toasts and the polite region tell. */
export function justFinished(before: readonly Job[], after: readonly Job[]): readonly Job[] {
  const open = new Set(before.filter(isActive).map((job) => job.id))
  const seen = new Set(before.map((job) => job.id))
  return after.filter((job) => !isActive(job) && (open.has(job.id) || !seen.has(job.id)))
}

export function isActive(job: Pick<Job, 'state'>): boolean {
  return job.state === 'queued' || job.state === 'running'
}

function newestFirst(one: Job, other: Job): number {
  return other.queuedAt.localeCompare(one.queuedAt)
}
