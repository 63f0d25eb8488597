// docker compose pull: gets newer images; running containers keep theirs until the next start.
import { runVerb, type VerbContext } from './verb.ts'

/** Services that are built here have nothing to pull. */
export function pull(context: VerbContext, services: readonly string[] = []): Promise<void> {
  return runVerb(context, ['pull', '--ignore-buildable', '--', ...services])
}
