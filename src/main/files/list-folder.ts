// Reads a folder's names and says of each what it is.
import type { Dirent } from 'node:fs'
import { opendir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Outputs } from '../../shared/contract/index.ts'
import { holdsComposeFile, isComposeName } from './compose-names.ts'

export type Entry = Outputs['files']['browse']['entries'][number]

/** So many are shown; a folder with more is searched up to `read` names, so that the folders among them come first. */
export const most = { shown: 2_000, read: 20_000 } as const

export interface FolderList {
  readonly entries: Entry[]
  /** There are more than are listed. */
  readonly more: boolean
}

export async function listFolder(folder: string, { hidden }: { hidden: boolean }): Promise<FolderList> {
  const { names, more } = await readNames(folder, hidden)
  const found = await Promise.all(names.map((name) => entryOf(folder, name)))
  const entries = found.filter((entry) => entry !== undefined).sort(byKindAndName)
  const shown = entries.slice(0, most.shown)
  await Promise.all(shown.map(markStack))
  return { entries: shown, more: more || shown.length < entries.length }
}

async function readNames(folder: string, hidden: boolean): Promise<{ names: Dirent[]; more: boolean }> {
  const names: Dirent[] = []
  for await (const name of await opendir(folder)) {
    if (!hidden && name.name.startsWith('.')) continue
    if (names.length === most.read) return { names, more: true }
    names.push(name)
  }
  return { names, more: false }
}

/** Undefined for what is neither file nor folder, such as a socket or a link that leads nowhere. */
async function entryOf(folder: string, found: Dirent): Promise<Entry | undefined> {
  const file = path.join(folder, found.name)
  const target = found.isSymbolicLink() ? await stat(file).catch(() => undefined) : found
  const entry = { name: shownName(found.name), path: file, stack: false }
  if (target?.isDirectory()) return { ...entry, kind: 'folder' }
  if (target?.isFile()) return { ...entry, kind: isComposeName(found.name) ? 'composeFile' : 'file' }
  return undefined
}

async function markStack(entry: Entry): Promise<void> {
  if (entry.kind === 'folder') entry.stack = await holdsComposeFile(entry.path)
}

/** A name may hold line ends, escape sequences or characters that turn the writing round: they are shown as marks. */
function shownName(name: string): string {
  return name.replace(/\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '\ufffd')
}

const order: Readonly<Record<Entry['kind'], number>> = { folder: 0, composeFile: 1, file: 2 }
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function byKindAndName(a: Entry, b: Entry): number {
  return order[a.kind] - order[b.kind] || collator.compare(a.name, b.name)
}
