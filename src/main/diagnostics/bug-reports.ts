// Keeps what a person can't act on: bugs go to the log with an id, and the person gets one sentence with that id.
import { randomBytes } from 'node:crypto'
import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Fault } from '../../shared/fault.ts'

/** The log is begun anew past this size in bytes; the last one is kept beside it. */
const longestLog = 1024 * 1024

export interface Diagnostics {
  /** A line for the log: what happened, without secrets. */
  note(text: string): void
  /** Logs a bug and answers the fault that a person sees. */
  bug(error: unknown, during: string): Fault
  close(): Promise<void>
}

export function createDiagnostics(options: { home: string }): Diagnostics {
  const file = path.join(options.home, 'log', 'gantry.log')
  let writing: Promise<void> = Promise.resolve()
  const write = (text: string): void => {
    const line = `${new Date().toISOString()} ${text}\n`
    // A log that can't be written must not stop the work that it is about.
    writing = writing.then(() => append(file, line)).catch(() => {})
  }
  return {
    note: write,
    bug(error, during) {
      const id = randomBytes(4).toString('hex')
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
      write(`bug ${id} while ${during}: ${detail}`)
      return {
        code: 'bug',
        message: `Something in Gantry itself went wrong while ${during}.`,
        hint: `Nothing of yours was changed by the failure itself. The log has it as ${id}: ${file}`,
        detail,
        while: during,
      }
    },
    close: () => writing,
  }
}

async function append(file: string, line: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size > longestLog) await rename(file, `${file}.1`)
  await appendFile(file, line, { mode: 0o600 })
}
