// docker compose stop: ends the containers and keeps them.
import { runVerb, type VerbContext } from './verb.ts'

export function stop(context: VerbContext, services: readonly string[] = []): Promise<void> {
  return runVerb(context, ['stop', '--', ...services])
}
