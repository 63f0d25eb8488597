// Which stack, and which of its services, a person means by the words after a verb.
import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { FaultError } from '../../../shared/fault.ts'
import type { Stack } from '../../../shared/model/stack.ts'
import { holdsComposeFile, isComposeName } from '../../files/index.ts'
import type { Surroundings } from './verb.ts'

export interface Target {
  /** A folder, or a compose file. */
  readonly place: string
  readonly services: readonly string[]
}

/**
 * The first word is a folder when it looks like a path (`.`, `./web`, `/srv/shop`), or names a folder that holds a
 * compose file, or such a file itself; else it is a service of the stack here. So `gantry up web` means the service
 * even where its source lies in a folder of that name.
 */
export async function readTarget(words: readonly string[], cwd: string): Promise<Target> {
  const [first, ...rest] = words
  if (first !== undefined && (await isPlace(first, cwd))) return { place: path.resolve(cwd, first), services: rest }
  return { place: cwd, services: words }
}

async function isPlace(word: string, cwd: string): Promise<boolean> {
  if (word === '.' || word === '..' || /[\\/]/.test(word)) return true
  const file = path.resolve(cwd, word)
  const found = await stat(file).catch(() => undefined)
  if (found?.isDirectory()) return holdsComposeFile(file)
  return found?.isFile() === true && isComposeName(word)
}

/** A stack that is in the list or seen on the engine. Looking adds nothing to the list. */
export async function findStack({ place }: Target, at: Surroundings): Promise<Stack> {
  const { stacks } = await (await at.client()).stacks.list()
  const places = [place, await realpath(place).catch(() => place)]
  const found = stacks.find(({ folder = '', files }) => places.includes(folder) || files.some((file) => places.includes(file)))
  if (found) return found
  throw new FaultError({
    code: 'stack.unknown',
    message: `Gantry knows no stack in ${place}.`,
    hint: `Start it with: gantry up ${place === at.cwd ? '' : place}`.trimEnd(),
  })
}
