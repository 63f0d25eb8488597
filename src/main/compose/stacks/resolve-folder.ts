// Turns what a person points at (a folder, or a compose file) into a folder and the files to read.
import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { FaultError } from '../../../shared/fault.ts'
import { findComposeFiles } from '../files/compose-files.ts'

export interface PointedAt {
  /** Without symbolic links: Compose labels containers with the real path. */
  readonly folder: string
  /** Left out when they are those that Compose takes by itself. */
  readonly files?: readonly string[]
}

/** Throws a FaultError for what is not there, may not be read, or holds no compose file. */
export async function resolveFolder(target: string, files?: readonly string[]): Promise<PointedAt> {
  const real = await realpath(target).catch((error: unknown) => {
    throw missing(target, error)
  })
  const isFolder = (await stat(real)).isDirectory()
  if (!isFolder && !/\.ya?ml$/i.test(real)) {
    throw new FaultError({
      code: 'folder.notFolder',
      message: `${target} is neither a folder nor a compose file.`,
      hint: 'Choose the folder that holds the compose file, or a .yaml file itself.',
    })
  }
  const folder = isFolder ? real : path.dirname(real)
  const named = files ?? (isFolder ? undefined : [real])
  const { standard, others } = await findComposeFiles(folder)
  if (!named) {
    if (standard.length > 0) return { folder }
    throw new FaultError({
      code: 'compose.none',
      message: `There is no compose file in ${folder}.`,
      hint:
        others.length > 0
          ? `Compose looks for compose.yaml by itself. Choose one of these: ${others.map((file) => path.basename(file)).join(', ')}.`
          : 'Choose the folder that holds compose.yaml, compose.yml, docker-compose.yml or docker-compose.yaml.',
    })
  }
  const usual = named.length === standard.length && named.every((file, index) => file === standard[index])
  return usual || (named.length === 1 && named[0] === standard[0]) ? { folder } : { folder, files: named }
}

function missing(target: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new FaultError({
      code: 'folder.missing',
      message: `${target} is not there.`,
      hint: 'Check the path. It may have been moved, renamed or deleted.',
    })
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new FaultError({ code: 'folder.denied', message: `${target} may not be read.`, hint: 'Ask its owner for read permission.' })
  }
  return error
}
