// Which compose files a folder holds, and which of them Compose would take by itself.
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { FaultError } from '../../../shared/fault.ts'
import { composeFileSetting } from './env-setting.ts'

/** In the order in which Compose looks for them (compose-go, cli.DefaultFileNames). */
const baseNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'] as const
const overrideNames = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
] as const

/** Other files that look as if they were meant for Compose: `compose.prod.yaml`, `docker-compose-ci.yml`. */
const otherNames = /^(docker-)?compose[.-].+\.ya?ml$/

export interface FolderFiles {
  /** Taken when no file is named: COMPOSE_FILE of the `.env` file, or the first default name with its override. Empty: none. */
  readonly standard: readonly string[]
  /** Further compose files that lie in the folder. */
  readonly others: readonly string[]
}

/** Throws a FaultError when the folder is not there, not a folder, or may not be read. Paths in the answer are absolute. */
export async function findComposeFiles(folder: string): Promise<FolderFiles> {
  const names = new Set(await readFolder(folder))
  const standard = (await fromEnvFile(folder, names)) ?? defaults(names)
  const others = [...names].filter((name) => isComposeName(name) && !standard.includes(name)).sort()
  const absolute = (name: string): string => path.resolve(folder, name)
  return { standard: standard.map(absolute), others: others.map(absolute) }
}

export function isComposeName(name: string): boolean {
  return baseNames.some((base) => base === name) || otherNames.test(name)
}

async function readFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    throw folderFault(folder, error)
  }
}

function folderFault(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') {
    return new FaultError({
      code: 'folder.missing',
      message: `The folder ${folder} is not there.`,
      hint: 'It may have been moved, renamed or deleted. Choose it where it is now.',
    })
  }
  if (code === 'ENOTDIR') {
    return new FaultError({
      code: 'folder.notFolder',
      message: `${folder} is not a folder.`,
      hint: 'Choose the folder that holds the compose file.',
    })
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new FaultError({
      code: 'folder.denied',
      message: `The folder ${folder} may not be read.`,
      hint: 'Ask its owner for read permission, or choose another folder.',
    })
  }
  return error
}

async function fromEnvFile(folder: string, names: ReadonlySet<string>): Promise<string[] | undefined> {
  if (!names.has('.env')) return undefined
  const text = await readFile(path.join(folder, '.env'), 'utf8').catch(() => '')
  return composeFileSetting(text, process.platform)
}

function defaults(names: ReadonlySet<string>): string[] {
  const base = baseNames.find((name) => names.has(name))
  if (!base) return []
  const override = overrideNames.find((name) => names.has(name))
  return override ? [base, override] : [base]
}

/** Changes whenever one of the files, or the `.env` beside them, does. */
export async function filesSignature(folder: string, files: readonly string[]): Promise<string> {
  const watched = [...files, path.join(folder, '.env')]
  const marks = await Promise.all(
    watched.map((file) =>
      stat(file).then(
        (found) => `${file}:${found.size}:${found.mtimeMs}:${found.ino}`,
        () => `${file}:none`,
      ),
    ),
  )
  return marks.join('\n')
}
