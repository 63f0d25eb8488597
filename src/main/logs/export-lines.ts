// Writes the lines of a view to a new file of the person's, as plain text.
import { open, unlink } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { LogLine } from '../../shared/model/log.ts'
import { type FaultCode, FaultError } from '../../shared/fault.ts'
import { plainText } from './clean-line.ts'

export interface RowReader {
  readonly first: number
  readonly end: number
  /** `from` in the answer is higher than asked for when lines have been let go meanwhile. */
  read(from: number, count: number): { readonly from: number; readonly lines: readonly LogLine[] }
}

const batch = 1000

/** Answers how many lines were written. Never writes over a file that exists; what fails half-way leaves no file. */
export async function exportLines(file: string, rows: RowReader, signal?: AbortSignal): Promise<number> {
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => Promise.reject(exportFault(error, file)))
  try {
    const written = await writeRows(handle, rows, signal)
    await handle.close()
    return written
  } catch (error) {
    await handle.close().catch(() => {})
    await unlink(file).catch(() => {})
    throw exportFault(error, file)
  }
}

async function writeRows(handle: FileHandle, rows: RowReader, signal?: AbortSignal): Promise<number> {
  let written = 0
  let row = rows.first
  while (row < rows.end) {
    signal?.throwIfAborted()
    const { from, lines } = rows.read(row, Math.min(batch, rows.end - row))
    const reached = Math.min(from, rows.end)
    if (reached > row) await handle.write(`[${reached - row} lines were let go before they could be written]\n`)
    const kept = lines.slice(0, rows.end - reached)
    if (kept.length === 0) break
    await handle.write(kept.map(asText).join(''))
    written += kept.length
    row = reached + kept.length
  }
  return written
}

function asText({ time, service, stream, text, cut }: LogLine): string {
  const words = stream === 'note' ? `--- ${text} ---` : plainText(text)
  return `${time} ${service} | ${words}${cut ? ' [cut]' : ''}\n`
}

const faultsOfErrno: Readonly<Record<string, { readonly code: FaultCode; readonly words: string; readonly hint: string }>> = {
  EEXIST: { code: 'file.exists', words: 'there is a file of that name already', hint: 'Choose another name.' },
  EISDIR: { code: 'file.exists', words: 'there is a folder of that name', hint: 'Choose another name.' },
  EACCES: { code: 'file.denied', words: 'you may not write there', hint: 'Choose another folder.' },
  EPERM: { code: 'file.denied', words: 'you may not write there', hint: 'Choose another folder.' },
  EROFS: { code: 'file.denied', words: 'that disk can’t be written to', hint: 'Choose another folder.' },
  ENOENT: { code: 'folder.missing', words: 'that folder does not exist', hint: 'Choose another folder.' },
  ENOTDIR: { code: 'folder.missing', words: 'a part of that path is no folder', hint: 'Choose another folder.' },
  ENAMETOOLONG: { code: 'input.invalid', words: 'the name is too long', hint: 'Choose a shorter name.' },
  ENOSPC: { code: 'disk.full', words: 'the disk is full', hint: 'Free some space, or choose another disk.' },
}

function exportFault(error: unknown, file: string): unknown {
  const errno = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = faultsOfErrno[errno]
  if (!known) return error
  return new FaultError({
    code: known.code,
    message: `The log was not saved to ${path.basename(file)}: ${known.words}.`,
    hint: known.hint,
    detail: error instanceof Error ? error.message : undefined,
    while: 'saving the log',
  })
}
