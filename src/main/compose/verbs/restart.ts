// docker compose restart: ends the containers and starts the same ones again; changed files are not taken up.
import { runVerb, type VerbContext } from './verb.ts'

export function restart(context: VerbContext, services: readonly string[] = []): Promise<void> {
  return runVerb(context, ['restart', '--', ...services])
}
