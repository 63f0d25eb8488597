// docker compose pause: freezes the processes where they are.
import { runVerb, type VerbContext } from './verb.ts'

export function pause(context: VerbContext, services: readonly string[] = []): Promise<void> {
  return runVerb(context, ['pause', '--', ...services])
}
