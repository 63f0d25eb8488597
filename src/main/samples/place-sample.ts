// Copies a sample's files to a folder of the person's, without ever overwriting what they changed.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from '../../shared/zod.ts'
import { writeAtomically } from '../settings/index.ts'

/** By file name: the digest of what Gantry wrote, by which a file that nobody touched is known. */
const writtenSchema = z.record(z.string(), z.string())
type Written = z.infer<typeof writtenSchema>

export async function placeSample({ from, to }: { from: string; to: string }): Promise<void> {
  // Beside the folder, not in it: the folder is the person's.
  const notes = `${to}.written.json`
  const before = await readNotes(notes)
  const now: Written = { ...before }
  for (const name of await readdir(from)) {
    const ours = await readFile(path.join(from, name), 'utf8')
    const theirs = await readIfThere(path.join(to, name))
    if (theirs !== undefined && digest(theirs) !== before[name] && theirs !== ours) continue
    if (theirs !== ours) await writeAtomically(path.join(to, name), ours)
    now[name] = digest(ours)
  }
  await writeAtomically(notes, `${JSON.stringify(now, undefined, 2)}\n`)
}

async function readNotes(file: string): Promise<Written> {
  try {
    return writtenSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    // Not there, or not readable: then every file that differs counts as changed.
    return {}
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
