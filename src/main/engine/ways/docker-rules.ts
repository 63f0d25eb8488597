// Which way docker itself would take: DOCKER_HOST, then DOCKER_CONTEXT, then config.json's current context, then `default`.
import { defaultWay, environmentWay } from './way.ts'

/** https://docs.docker.com/engine/manage-resources/contexts/ ; an empty variable counts as unset (compose.md 7.1). */
export function chosenByDocker(env: NodeJS.ProcessEnv, currentContext: string | undefined): string {
  if (env['DOCKER_HOST']) return environmentWay
  return env['DOCKER_CONTEXT'] || currentContext || defaultWay
}
