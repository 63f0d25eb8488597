// docker compose unpause: lets frozen processes go on.
import { runVerb, type VerbContext } from './verb.ts'

export function unpause(context: VerbContext, services: readonly string[] = []): Promise<void> {
  return runVerb(context, ['unpause', '--', ...services])
}
