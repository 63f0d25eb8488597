// How every docker compose command is put together and run.
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FaultError } from '../../shared/fault.ts'
import { findProgram, type RunResult, run } from '../process/index.ts'

/** Which project a command is about: by its files, or (when they are not at hand) by its labels on the engine. */
export type ProjectRef =
  | {
      readonly by: 'files'
      readonly folder: string
      /** Named only when they are not those that Compose takes by itself. */
      readonly files?: readonly string[]
      readonly envFiles?: readonly string[]
      /** Undefined: as the `.env` file says. */
      readonly profiles?: readonly string[]
    }
  | { readonly by: 'name'; readonly name: string }

export interface ComposeOptions {
  readonly project: ProjectRef
  /** The verb and its arguments, such as ['up', '-d']. */
  readonly args: readonly string[]
  readonly progress?: 'plain' | 'json'
  /** So that the child reaches the engine in use. */
  readonly env: Readonly<Record<string, string>>
  readonly why: string
  readonly signal?: AbortSignal
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void
}

/** Standard input is closed, and nothing here answers a question of Compose's (guarantee 17). Throws `tool.missing` without docker. */
export async function compose(options: ComposeOptions): Promise<RunResult> {
  const { project, args, progress, env, why, signal, onLine } = options
  const docker = await findProgram('docker')
  if (!docker) {
    throw new FaultError({
      code: 'tool.missing',
      message: 'The docker command is not on this computer.',
      hint: 'Install Docker with its Compose plugin, then check again.',
      while: why,
    })
  }
  const result = await run({
    program: docker,
    args: ['compose', ...(progress ? ['--progress', progress] : []), '--ansi', 'never', ...projectArgs(project), ...args],
    cwd: project.by === 'files' ? project.folder : await emptyFolder(),
    env,
    why,
    ...(signal && { signal }),
    ...(onLine && { onLine }),
  })
  if (
    result.code !== 0 &&
    /'compose' is not a docker command|unknown shorthand flag: '.' in -|unknown flag: --(progress|ansi|profile)/.test(result.stderr)
  ) {
    throw new FaultError({
      code: 'tool.missing',
      message: 'Docker is here, but its Compose plugin is not.',
      hint: 'Install the docker compose plugin (docker-compose-v2 or docker-compose-plugin in most distributions).',
      detail: result.stderr,
      while: why,
    })
  }
  return result
}

function projectArgs(project: ProjectRef): string[] {
  if (project.by === 'name') return ['-p', project.name]
  return [
    ...(project.files ?? []).flatMap((file) => ['-f', file]),
    ...(project.files ? ['--project-directory', project.folder] : []),
    ...(project.envFiles ?? []).flatMap((file) => ['--env-file', file]),
    ...(project.profiles ?? []).flatMap((profile) => ['--profile', profile]),
  ]
}

/** By labels, Compose must not find a compose file by chance: the folder that it runs in has none. */
async function emptyFolder(): Promise<string> {
  const folder = path.join(tmpdir(), 'gantry-empty')
  await mkdir(folder, { recursive: true })
  return folder
}
