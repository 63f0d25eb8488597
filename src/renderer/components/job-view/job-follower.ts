// One job, followed: what is known of it and its output, replayed and then live. A break is mended from where it was.
import type { GantryClient } from '../../../shared/contract/index.ts'
import { foldJob, isFinished, type Job, type JobEvent } from '../../../shared/job.ts'
import { isAbort, type Trouble, troubleOf } from '../../trouble.ts'
import { JobOutput } from './job-output.ts'

export interface JobSnapshot {
  readonly job?: Job
  /** Why it can't be followed. */
  readonly trouble?: Trouble
  /** Counts up with each batch of output. */
  readonly revision: number
}

interface FollowerOptions {
  readonly jobs: Pick<GantryClient['jobs'], 'watch'>
  readonly id: string
  readonly ready: (signal: AbortSignal) => Promise<unknown>
  readonly firstWait?: number
}

const longestWait = 8000
/** Events come one by one, and many at once: the screen is told a few times a second. */
const tellEvery = 50

export class JobFollower {
  readonly output = new JobOutput()
  readonly #options: FollowerOptions
  readonly #listeners = new Set<() => void>()
  #snapshot: JobSnapshot = { revision: 0 }
  #job: Job | undefined
  #at = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: FollowerOptions) {
    this.#options = options
  }

  /** Answers the function that ends it. It can be started again, and goes on from where it was. */
  start(): () => void {
    const stop = new AbortController()
    void this.#run(stop.signal)
    return () => {
      stop.abort()
      clearTimeout(this.#timer)
      this.#timer = undefined
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): JobSnapshot => this.#snapshot

  async #run(signal: AbortSignal): Promise<void> {
    const { jobs, id, ready, firstWait = 250 } = this.#options
    let wait = firstWait
    while (!signal.aborted) {
      try {
        await ready(signal)
        for await (const event of await jobs.watch({ id, after: this.#at }, { signal })) {
          if (signal.aborted) return
          this.#take(event)
          wait = firstWait
        }
        if (this.#job && isFinished(this.#job)) return
      } catch (error) {
        if (signal.aborted) return
        const trouble = isAbort(error) ? undefined : troubleOf(error)
        this.#tell({ trouble })
        if (trouble?.code === 'job.unknown') return
      }
      await pause(wait, signal)
      wait = Math.min(wait * 2, longestWait)
    }
  }

  #take(event: JobEvent): void {
    this.#at = Math.max(this.#at, event.at)
    this.#job = foldJob(this.#job, event)
    if (event.type === 'line') this.output.add(event)
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#tell({ trouble: undefined })
    }, tellEvery)
  }

  #tell(changes: Pick<JobSnapshot, 'trouble'>): void {
    this.#snapshot = { job: this.#job, revision: this.#snapshot.revision + 1, ...changes }
    for (const listener of [...this.#listeners]) listener()
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  signal.addEventListener('abort', () => resolve(), { once: true })
  return promise.finally(() => clearTimeout(timer))
}
