// A job on disk: one JSON line for its start, one for each line of output, one for its end.
import { createReadStream } from 'node:fs'
import { appendFile, mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { type Job, type JobEvent, jobEventSchema, jobSchema } from '../../shared/job.ts'
import { z } from '../../shared/zod.ts'

type LineEvent = Extract<JobEvent, { type: 'line' }>

/** Output lines that are written; a build that prints more says so once. */
const writtenLines = 20_000
const keptJobs = 200

const entrySchema = z.union([
  z.object({ version: z.literal(1), pid: z.number().int(), job: jobSchema }),
  z.object({ job: jobSchema }),
  z.object({ line: jobEventSchema }),
])

export interface StoredJob {
  readonly job: Job
  readonly pid: number
  readonly lines: readonly LineEvent[]
}

/** Appends in order, in batches; a failing disk never fails the job itself. */
export class JournalWriter {
  readonly #file: string
  #pending: string[] = []
  #lines = 0
  #writing: Promise<void> = Promise.resolve()

  constructor(folder: string, job: Job) {
    this.#file = journalFile(folder, job.id)
    this.#push({ version: 1, pid: process.pid, job })
  }

  line(event: LineEvent): void {
    this.#lines += 1
    if (this.#lines < writtenLines) this.#push({ line: event })
    else if (this.#lines === writtenLines) this.#push({ line: { ...event, stream: 'note', text: 'Later output was not kept.' } })
  }

  state(job: Job): void {
    this.#push({ job })
  }

  /** Resolves when all that was given is written. */
  flushed(): Promise<void> {
    return this.#writing
  }

  #push(entry: object): void {
    this.#pending.push(JSON.stringify(entry))
    if (this.#pending.length > 1) return
    this.#writing = this.#writing.then(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      const text = this.#pending.join('\n')
      this.#pending = []
      await mkdir(path.dirname(this.#file), { recursive: true, mode: 0o700 }).catch(() => {})
      await appendFile(this.#file, `${text}\n`, { mode: 0o600 }).catch(() => {})
    })
  }
}

export function journalFile(folder: string, id: string): string {
  return path.join(folder, `${id}.jsonl`)
}

/** Reads a journal; a half-written last line (a crash) is passed over. Undefined when there is no such job. */
export async function readJournal(file: string): Promise<StoredJob | undefined> {
  let job: Job | undefined
  let pid = 0
  const lines: LineEvent[] = []
  try {
    for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
      const entry = parseEntry(text)
      if (!entry) continue
      if ('line' in entry) {
        if (entry.line.type === 'line') lines.push(entry.line)
      } else {
        job = entry.job
        if ('pid' in entry) pid = entry.pid
      }
    }
  } catch {
    return undefined
  }
  return job && { job, pid, lines }
}

function parseEntry(text: string): z.infer<typeof entrySchema> | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Ids of the jobs on disk, oldest first (ids begin with their time). Beyond the newest 200 they are removed. */
export async function listJournals(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  const ids = names
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.slice(0, -'.jsonl'.length))
    .sort()
  const old = ids.slice(0, Math.max(0, ids.length - keptJobs))
  await Promise.all(old.map((id) => rm(journalFile(folder, id), { force: true })))
  return ids.slice(old.length)
}
