// docker compose down: removes containers and networks, and volumes only when that was asked for.
import { runVerb, type VerbContext } from './verb.ts'

export function down(context: VerbContext, options: { volumes: boolean }): Promise<void> {
  return runVerb(context, ['down', ...(options.volumes ? ['--volumes'] : [])])
}
