// Long work: started with one call, one at a time on a subject, cancellable, kept with its output over restarts.
import { randomBytes } from 'node:crypto'
import { watch } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { type Fault, FaultError } from '../../shared/fault.ts'
import { isFinished, type Job, type JobEvent, type JobState } from '../../shared/job.ts'
import { JobRecord } from './job-record.ts'
import { JournalWriter, journalFile, listJournals, readJournal } from './journal.ts'
import { processAlive } from './process-alive.ts'
import { runJob } from './run-job.ts'
import { lockSubject } from './subject-lock.ts'
import type { JobRequest } from './work.ts'

export interface JobsRoom {
  start(request: JobRequest): Job
  /** Running and recent, newest first. */
  list(filter?: { subject?: string }): Job[]
  get(id: string): Job
  watch(id: string, after: number, signal?: AbortSignal): AsyncGenerator<JobEvent>
  /** Resolves when the job has ended, or can't be waited for any longer. */
  cancel(id: string): Promise<JobState>
  /** Resolves with the job when it has ended. */
  finished(id: string): Promise<Job>
  /** Not yet ended, of this Gantry. */
  running(): readonly Job[]
  onChange(listener: (job: Job) => void): () => void
  /** Cancels what runs and waits for it. */
  close(): Promise<void>
}

/** How long a cancel is waited for, in milliseconds: a little more than a child gets before it is killed. */
const cancelPatience = 20_000

export async function createJobsRoom(options: { home: string; bug: (error: unknown, during: string) => Fault }): Promise<JobsRoom> {
  const folder = path.join(options.home, 'jobs')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const records = new Map<string, JobRecord>()
  const own = new Map<string, { controller: AbortController; ended: Promise<void> }>()
  /** The last job of each subject: the next one waits for it. */
  const tails = new Map<string, { job: JobRecord; ended: Promise<void> }>()
  const listeners = new Set<(job: Job) => void>()
  const told = (job: Job): void => {
    for (const listener of [...listeners]) listener(job)
  }

  async function load(id: string): Promise<void> {
    if (own.has(id)) return
    const stored = await readJournal(journalFile(folder, id))
    if (!stored) return
    const job = isFinished(stored.job) || isOthers(stored.pid) ? notOurs(stored.job) : interrupted(stored.job)
    const known = records.get(id)
    if (known) known.adopt(job, stored.lines)
    else records.set(id, new JobRecord(job, stored.lines))
    told(job)
  }
  for (const id of await listJournals(folder)) await load(id)

  // Jobs that another Gantry runs (the command line beside the window) appear as their journals grow.
  let rereading: NodeJS.Timeout | undefined
  const touched = new Set<string>()
  const watcher = watch(folder, (_event, name) => {
    if (!name?.endsWith('.jsonl')) return
    const id = name.slice(0, -'.jsonl'.length)
    if (own.has(id)) return
    touched.add(id)
    rereading ??= setTimeout(() => {
      rereading = undefined
      for (const each of touched) void load(each)
      touched.clear()
    }, 300)
  })
  watcher.on('error', () => {})
  watcher.unref()

  function record(id: string): JobRecord {
    const found = records.get(id)
    if (!found) {
      throw new FaultError({ code: 'job.unknown', message: `There is no job ${id}.`, hint: 'Older jobs are let go after a while.' })
    }
    return found
  }

  function start(request: JobRequest): Job {
    const made = new JobRecord(newJob(request))
    const { id } = made.job
    records.set(id, made)
    made.onChange(() => told(made.job))
    const controller = new AbortController()
    const journal = new JournalWriter(folder, made.job)
    const before = tails.get(request.subject)
    if (before) made.update({ waitsFor: before.job.job.title })
    const ended = (async () => {
      if (before) await endedOrAborted(before.ended, controller.signal)
      const release = await lockSubject({
        folder: path.join(options.home, 'locks'),
        subject: request.subject,
        title: request.title,
        waiting: (holder) => {
          if (made.job.waitsFor !== holder.title) made.update({ waitsFor: holder.title })
        },
        signal: controller.signal,
      })
      try {
        await runJob({ request, record: made, journal, signal: controller.signal, bug: options.bug })
      } finally {
        await release()
      }
    })().catch((error: unknown) => {
      const finishedAt = new Date().toISOString()
      if (controller.signal.aborted) made.update({ state: 'cancelled', finishedAt, waitsFor: undefined })
      else made.update({ state: 'failed', finishedAt, fault: options.bug(error, request.title) })
      journal.state(made.job)
      return journal.flushed()
    })
    own.set(id, { controller, ended })
    const tail = { job: made, ended }
    tails.set(request.subject, tail)
    void ended.then(() => {
      if (tails.get(request.subject) === tail) tails.delete(request.subject)
    })
    told(made.job)
    return made.job
  }

  async function cancel(id: string): Promise<JobState> {
    const found = record(id)
    if (isFinished(found.job)) return found.job.state
    const mine = own.get(id)
    if (!mine) {
      throw new FaultError({
        code: 'job.notCancellable',
        message: `${found.job.title} runs in another Gantry.`,
        hint: 'Cancel it where it was started.',
      })
    }
    mine.controller.abort()
    await Promise.race([mine.ended, new Promise((resolve) => setTimeout(resolve, cancelPatience).unref())])
    return found.job.state
  }

  const newestFirst = (a: Job, b: Job): number => (a.id < b.id ? 1 : -1)
  return {
    start,
    cancel,
    list: (filter) =>
      [...records.values()]
        .map((each) => each.job)
        .filter((job) => !filter?.subject || job.subject === filter.subject)
        .sort(newestFirst),
    get: (id) => record(id).job,
    watch: (id, after, signal) => record(id).watch(after, signal),
    async finished(id) {
      await own.get(id)?.ended
      return record(id).job
    },
    running: () => [...own.keys()].map((id) => record(id).job).filter((job) => !isFinished(job)),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      clearTimeout(rereading)
      watcher.close()
      for (const { controller } of own.values()) controller.abort()
      await Promise.all([...own.values()].map(({ ended }) => ended))
    },
  }
}

function newJob(request: JobRequest): Job {
  const queuedAt = new Date().toISOString()
  const id = `${queuedAt.replaceAll(/[-:.]/g, '').slice(0, 18).toLowerCase()}-${randomBytes(3).toString('hex')}`
  const { kind, title, subject, subjectName } = request
  return {
    id,
    kind,
    title,
    subject,
    subjectName,
    state: 'queued',
    queuedAt,
    steps: request.steps.map((step) => step.name),
    cancellable: true,
    lanes: [],
  }
}

function isOthers(pid: number): boolean {
  return pid !== process.pid && processAlive(pid)
}

function notOurs(job: Job): Job {
  return isFinished(job) ? job : { ...job, cancellable: false }
}

function interrupted(job: Job): Job {
  return {
    ...job,
    state: 'failed',
    cancellable: false,
    fault: {
      code: 'job.interrupted',
      message: `Gantry ended while this ran: ${job.title}.`,
      hint: 'What is on screen now is what the engine says. Start it again if it is not what you want.',
    },
  }
}

function endedOrAborted(ended: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    void ended.then(() => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    })
  })
}
