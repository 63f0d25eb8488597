// docker compose build: makes the images of the services that have a build section.
import { runVerb, type VerbContext } from './verb.ts'

export function build(context: VerbContext, options: { services?: readonly string[]; noCache?: boolean }): Promise<void> {
  return runVerb(context, ['build', ...(options.noCache ? ['--no-cache'] : []), '--', ...(options.services ?? [])])
}
