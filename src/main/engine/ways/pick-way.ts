// Which way to go: Gantry's own choice, else docker's rules; never an unprotected address that was not chosen here.
import { type Fault, FaultError } from '../../../shared/fault.ts'
import type { Ways } from './find-ways.ts'
import type { Way } from './way.ts'

/** Throws a FaultError for a context that does not exist, or one that may not be used unasked. */
export function pickWay(ways: Ways, chosen: string | null): Way {
  const name = chosen ?? ways.byDocker
  const way = ways.all.find((each) => each.name === name)
  if (!way) throw new FaultError(unknownContext(name, chosen !== null))
  if (way.insecure && chosen === null) throw new FaultError(insecureWay(way))
  return way
}

export function unknownContext(name: string, chosen = false): Fault {
  const shown = name.slice(0, 255)
  return {
    code: 'context.unknown',
    message: `There is no docker context named "${shown}".`,
    hint: chosen
      ? "Choose another one, or go back to docker's own choice."
      : 'Docker is set to use it (DOCKER_CONTEXT or docker context use). Choose another one.',
    remedies: [
      chosen
        ? { label: "Use docker's own choice", call: 'engine.use', args: { context: null } }
        : { label: 'Use the default context', call: 'engine.use', args: { context: 'default' } },
    ],
  }
}

function insecureWay({ name, host, warning }: Way): Fault {
  return {
    code: 'engine.insecure',
    message: `Gantry does not use ${host} unasked, because it is not protected.`,
    hint: warning ?? '',
    remedies: [{ label: 'Use it anyway', call: 'engine.use', args: { context: name } }],
  }
}
