// docker compose up: makes what is missing, recreates what changed, starts what is down.
import { runVerb, type VerbContext } from './verb.ts'

export interface UpOptions {
  readonly services?: readonly string[]
  readonly build?: boolean
  readonly pull?: 'always' | 'missing' | 'never'
  readonly recreate?: boolean
  readonly scale?: Readonly<Record<string, number>>
}

/**
 * Detached, and without `--wait`: that exits 0 on a restart loop and 1 on a one-shot that ended well (compose.md 1.2).
 * Never with `-y`: it answers yes to "Recreate (data will be lost)?" (compose.md 1.4).
 */
export function up(context: VerbContext, options: UpOptions): Promise<void> {
  const { services = [], build, pull, recreate, scale = {} } = options
  return runVerb(context, [
    'up',
    '--detach',
    ...(build ? ['--build'] : []),
    ...(pull ? ['--pull', pull] : []),
    ...(recreate ? ['--force-recreate'] : []),
    ...Object.entries(scale).flatMap(([service, count]) => ['--scale', `${service}=${count}`]),
    '--',
    ...services,
  ])
}
