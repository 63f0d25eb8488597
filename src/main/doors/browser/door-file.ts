// The note by which other programs of the same person find a browser door that is open.
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from '../../../shared/zod.ts'
import { writeAtomically } from '../../settings/index.ts'

const doorFileSchema = z.object({
  /** Without a token. */
  url: z.string(),
  pid: z.number().int().positive(),
  /** Asks for a new link; see POST /link. The file is for its owner only. */
  key: z.string(),
})
export type DoorFile = z.infer<typeof doorFileSchema>

function doorFilePath(home: string): string {
  return path.join(home, 'browser-door.json')
}

export async function writeDoorFile(home: string, door: DoorFile): Promise<void> {
  await writeAtomically(doorFilePath(home), `${JSON.stringify(door)}\n`)
}

/** Undefined when no door is open, or the file is not one that can be understood. */
export async function readDoorFile(home: string): Promise<DoorFile | undefined> {
  try {
    const found = doorFileSchema.safeParse(JSON.parse(await readFile(doorFilePath(home), 'utf8')))
    return found.success ? found.data : undefined
  } catch {
    return undefined
  }
}

/** Takes the note away, unless another door has put its own there meanwhile. */
export async function removeDoorFile(home: string, pid: number): Promise<void> {
  if ((await readDoorFile(home))?.pid === pid) await rm(doorFilePath(home), { force: true })
}
