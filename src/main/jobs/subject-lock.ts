// One operation at a time on a subject, also between two Gantrys: a lock file that names its holder.
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { processAlive } from './process-alive.ts'

export interface LockHolder {
  readonly pid: number
  readonly title: string
}

/** Milliseconds between two tries while another Gantry holds the lock. */
const retryAfter = 300

/** Resolves with the way to let go. While another holds it, `waiting` is told who. Rejects when the signal fires. */
export async function lockSubject(options: {
  folder: string
  subject: string
  title: string
  waiting: (holder: LockHolder) => void
  signal: AbortSignal
}): Promise<() => Promise<void>> {
  const { folder, subject, title, waiting, signal } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `${createHash('sha256').update(subject).digest('hex').slice(0, 24)}.lock`)
  const mine = JSON.stringify({ pid: process.pid, title } satisfies LockHolder)
  for (;;) {
    signal.throwIfAborted()
    if (await tryCreate(file, mine)) return () => rm(file, { force: true })
    const holder = await readHolder(file)
    if (!holder || !processAlive(holder.pid)) await rm(file, { force: true })
    else {
      waiting(holder)
      await new Promise((resolve) => setTimeout(resolve, retryAfter))
    }
  }
}

async function tryCreate(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(text)
    await handle.close()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Undefined for a lock that was left half-written by a crash. A moment is given to one that is just being written. */
async function readHolder(file: string): Promise<LockHolder | undefined> {
  for (const wait of [0, 50, 200]) {
    await new Promise((resolve) => setTimeout(resolve, wait))
    try {
      const value: unknown = JSON.parse(await readFile(file, 'utf8'))
      if (typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number') {
        return { pid: value.pid, title: 'title' in value ? String(value.title) : 'another operation' }
      }
    } catch {
      // Not there any more, or not whole yet.
    }
  }
  return undefined
}
