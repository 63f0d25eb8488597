// The stacks that a person has added, kept on disk.
import { createHash } from 'node:crypto'
import path from 'node:path'
import { z } from '../../../shared/zod.ts'
import { VersionedFile } from '../../settings/index.ts'

const knownStackSchema = z.object({
  id: z.string(),
  folder: z.string(),
  /** Only when they are not those that Compose takes by itself. */
  files: z.array(z.string()).optional(),
  /** Switched on in Gantry, beside those of the `.env` file. */
  profiles: z.array(z.string()),
  /** The project name when the files were last understood: keeps its containers with it while they can't be. */
  name: z.string().optional(),
  addedAt: z.string(),
})
export type KnownStack = z.infer<typeof knownStackSchema>

const storedSchema = z.object({ stacks: z.array(knownStackSchema), recent: z.array(z.string()) })
type Stored = z.infer<typeof storedSchema>

const mostRecent = 12

export interface KnownStacks {
  all(): readonly KnownStack[]
  recent(): readonly string[]
  /** Adding the same folder and files again answers the one that is there. */
  add(folder: string, files?: readonly string[]): Promise<KnownStack>
  remove(id: string): Promise<void>
  setProfiles(id: string, profiles: readonly string[]): Promise<void>
  setName(id: string, name: string): Promise<void>
  /** Called when the list changed, also by another Gantry. Returns the way to stop listening. */
  onChange(listener: () => void): () => void
}

export async function openKnownStacks(options: { home: string; notice: (sentence: string) => void }): Promise<KnownStacks> {
  const file = await VersionedFile.open<Stored>(
    {
      file: path.join(options.home, 'stacks.json'),
      version: 1,
      initial: { stacks: [], recent: [] },
      read: (data) => storedSchema.parse(data),
    },
    options.notice,
  )
  const change = async (id: string, changes: Partial<KnownStack>): Promise<void> => {
    await file.change((stored) => ({
      ...stored,
      stacks: stored.stacks.map((known) => (known.id === id ? { ...known, ...changes } : known)),
    }))
  }
  return {
    all: () => file.get().stacks,
    recent: () => file.get().recent,
    async add(folder, files) {
      const id = stackId(folder, files)
      const added: KnownStack = { id, folder, ...(files && { files: [...files] }), profiles: [], addedAt: new Date().toISOString() }
      await file.change(({ stacks, recent }) => ({
        stacks: stacks.some((known) => known.id === id) ? stacks : [...stacks, added],
        recent: [folder, ...recent.filter((other) => other !== folder)].slice(0, mostRecent),
      }))
      return file.get().stacks.find((known) => known.id === id) ?? added
    },
    async remove(id) {
      await file.change((stored) => ({ ...stored, stacks: stored.stacks.filter((known) => known.id !== id) }))
    },
    setProfiles: (id, profiles) => change(id, { profiles: [...profiles] }),
    setName: (id, name) => change(id, { name }),
    onChange: (listener) => file.onChange(listener),
  }
}

/** The same folder and files always have the same id, also in another Gantry. */
export function stackId(folder: string, files: readonly string[] = []): string {
  return createHash('sha256')
    .update([folder, ...files].join('\0'))
    .digest('hex')
    .slice(0, 12)
}
