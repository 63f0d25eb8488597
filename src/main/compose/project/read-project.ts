// Reads a project: the files are looked at for places of errors, and understood by `docker compose config`.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Fault, FaultError, faultOf, type SourcePlace } from '../../../shared/fault.ts'
import { compose, type ProjectRef } from '../compose-cli.ts'
import { explainFileFailure, type UnplacedFault } from '../failure/file-failures.ts'
import { composeWords } from '../failure/message.ts'
import { findComposeFiles } from '../files/compose-files.ts'
import { checkYaml } from './check-yaml.ts'
import { placeOfPath, placeOfWords } from './place.ts'
import { type Project, toProject } from './project.ts'

export interface ReadProject {
  /** Absolute paths; those that Compose takes by itself, unless others were named. */
  readonly files: readonly string[]
  readonly project?: Project
  readonly fault?: Fault
  readonly warnings: readonly string[]
}

export interface ReadProjectOptions {
  readonly folder: string
  /** Named files; undefined: those that Compose takes by itself. */
  readonly files?: readonly string[]
  /** Switched on beside those of the `.env` file; undefined: none. */
  readonly profiles?: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Compose takes a tenth of a second for most projects, and for ever on some hostile ones (reliability.md C4). Milliseconds. */
const longestRead = 30_000

/** Never throws for what is wrong with the folder or the files: that is the `fault` of the answer. Needs no engine. */
export async function readProject(options: ReadProjectOptions): Promise<ReadProject> {
  let files: readonly string[] = options.files ?? []
  try {
    if (!options.files) files = await standardFiles(options.folder)
    const texts = await readAll(files)
    for (const [file, text] of texts) checkDocument(file, text)
    return { files, ...(await understand(options, texts)) }
  } catch (error) {
    const fault = faultOf(error)
    if (!fault) throw error
    return { files, fault, warnings: [] }
  }
}

async function standardFiles(folder: string): Promise<readonly string[]> {
  const { standard, others } = await findComposeFiles(folder)
  if (standard.length > 0) return standard
  const named = others.map((file) => path.basename(file)).join(', ')
  throw new FaultError({
    code: 'compose.none',
    message: `There is no compose file in ${folder}.`,
    hint: named
      ? `Compose looks for compose.yaml by itself. This folder has ${named}: choose one of them.`
      : 'Choose the folder that holds compose.yaml, compose.yml, docker-compose.yml or docker-compose.yaml.',
  })
}

async function readAll(files: readonly string[]): Promise<Map<string, string>> {
  const texts = await Promise.all(
    files.map(async (file) => {
      try {
        return [file, await readText(file)] as const
      } catch (error) {
        throw fileFault(file, error)
      }
    }),
  )
  return new Map(texts)
}

/** Compose takes UTF-16 with a byte order mark as well. */
async function readText(file: string): Promise<string> {
  const bytes = await readFile(file)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le')
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

function fileFault(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') {
    return new FaultError({
      code: 'stack.filesMissing',
      message: `${file} is not there.`,
      hint: 'It may have been moved, renamed or deleted.',
      place: { file },
    })
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new FaultError({
      code: 'file.denied',
      message: `${file} may not be read.`,
      hint: 'Ask its owner for read permission.',
      place: { file },
    })
  }
  if (code === 'EISDIR') {
    return new FaultError({ code: 'compose.none', message: `${file} is a folder, not a compose file.`, hint: 'Choose the file itself.' })
  }
  return error
}

function checkDocument(file: string, text: string): void {
  try {
    checkYaml(file, text)
  } catch (error) {
    // The parser goes one level deeper for each level of nesting.
    if (!(error instanceof RangeError)) throw error
    throw new FaultError({ code: 'compose.invalid', message: `${file} is nested too deeply to be read.`, place: { file } })
  }
}

async function understand(options: ReadProjectOptions, texts: ReadonlyMap<string, string>): Promise<Omit<ReadProject, 'files'>> {
  const { folder, files, profiles, env, signal } = options
  const ref = (more: readonly string[]): ProjectRef => ({
    by: 'files',
    folder,
    ...(files && { files }),
    ...(more.length > 0 && { profiles: more }),
  })
  const limit = AbortSignal.timeout(longestRead)
  const ask = { env, why: `reading ${folder}`, signal: signal ? AbortSignal.any([signal, limit]) : limit }
  const [all, active] = await Promise.all([
    // Every profile on, so that a service whose profile is off is still on screen.
    compose({ ...ask, project: ref(['*']), args: ['config', '--format', 'json'] }),
    compose({ ...ask, project: ref(profiles ?? []), args: ['config', '--services'] }),
  ])
  signal?.throwIfAborted()
  if (limit.aborted) {
    throw new FaultError({
      code: 'tool.failed',
      message: `Docker Compose did not come to an end on reading ${folder}, so it was stopped.`,
      hint: 'An anchor that holds itself makes it hang, also in files that are included. Run docker compose config in the folder to see.',
    })
  }
  const words = composeWords(all.stderr)
  if (all.code !== 0) return { fault: placed(explainFileFailure(words.error), texts), warnings: words.warnings }
  if (active.code !== 0) {
    return { fault: placed(explainFileFailure(composeWords(active.stderr).error), texts), warnings: words.warnings }
  }
  const names = active.stdout.split('\n').filter((name) => name !== '')
  return { project: toProject(all.stdout, new Set(names)), warnings: words.warnings }
}

/** Finds the line: by the path of keys in the file that has it, else by the words. */
function placed(unplaced: UnplacedFault, texts: ReadonlyMap<string, string>): Fault {
  const { keys, words, file, ...fault } = unplaced
  if (fault.place) return fault
  const place = placeByKeys(keys, texts, file) ?? placeByWords(words, texts)
  return place ? { ...fault, place } : fault
}

/** The deepest match wins: an override file may hold only a part of the path. */
function placeByKeys(keys: readonly string[] | undefined, texts: ReadonlyMap<string, string>, named?: string): SourcePlace | undefined {
  if (!keys || keys.length === 0) return undefined
  for (let depth = keys.length; depth > 0; depth -= 1) {
    for (const [file, text] of texts) {
      if (named && path.isAbsolute(named) && named !== file && texts.has(named)) continue
      const place = placeOfPath(file, text, keys.slice(0, depth))
      if (place) return place
    }
  }
  return undefined
}

function placeByWords(words: string | undefined, texts: ReadonlyMap<string, string>): SourcePlace | undefined {
  if (!words) return undefined
  for (const [file, text] of texts) {
    const place = placeOfWords(file, text, words)
    if (place) return place
  }
  return undefined
}
