// Running and recent jobs.
import { create } from 'zustand'
import type { Job } from '../../shared/job.ts'
import { client } from '../client.ts'
import { foldJobs, isActive, justFinished } from './fold-jobs.ts'
import { follow } from './follow.ts'

interface JobsStore {
  readonly jobs: readonly Job[]
  readonly loaded: boolean
  readonly stale: boolean
}

export const useJobs = create<JobsStore>(() => ({ jobs: [], loaded: false, stale: false }))

type Listener = (job: Job) => void
const listeners = new Set<Listener>()

/** Hears of each job that ends while this window is open. */
export function onJobFinished(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function followJobs(): () => void {
  return follow({
    subscribe: (signal) => client.jobs.feed(undefined, { signal }),
    onItem: (change, first) => {
      const before = useJobs.getState()
      const jobs = foldJobs(before.jobs, change, first)
      useJobs.setState({ jobs, loaded: true, stale: false })
      if (!before.loaded) return
      for (const job of justFinished(before.jobs, jobs)) for (const listener of listeners) listener(job)
    },
    onBroken: () => useJobs.setState({ stale: true }),
  })
}

export function useJob(id: string | undefined): Job | undefined {
  return useJobs((store) => (id ? store.jobs.find((job) => job.id === id) : undefined))
}

/** The job at work on a stack; failing that, the first that waits. */
export function useStackJob(stackId: string): Job | undefined {
  return useJobs((store) => stackJob(store.jobs, stackId))
}

export function stackJob(jobs: readonly Job[], stackId: string): Job | undefined {
  const own = jobs.filter((job) => job.subject === `stack:${stackId}` && isActive(job))
  return own.find((job) => job.state === 'running') ?? own.at(-1)
}
