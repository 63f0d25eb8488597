// gantry ps: the services of a stack and how they are.
import type { Service, ServiceState } from '../../../../shared/model/stack.ts'
import { plainText } from '../../plain-text.ts'
import { endpointsText } from '../endpoint-lines.ts'
import { exitCode } from '../exit-code.ts'
import { findStack, readTarget } from '../find-stack.ts'
import { type Colour, paintFor } from '../paint.ts'
import { readArguments } from '../read-arguments.ts'
import { safeJson } from '../safe-json.ts'
import { table } from '../table.ts'
import { UsageError } from '../usage-error.ts'
import type { Verb } from '../verb.ts'

const colours: Partial<Record<ServiceState, Colour>> = {
  running: 'green',
  healthy: 'green',
  done: 'green',
  starting: 'yellow',
  partly: 'yellow',
  paused: 'yellow',
  restarting: 'red',
  unhealthy: 'red',
  failed: 'red',
}

export const ps: Verb = {
  name: 'ps',
  usage: 'ps [DIR] [--json]',
  summary: 'Show the services of a stack and their state.',
  async run(args, at) {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean' } })
    const target = await readTarget(positionals, at.cwd)
    if (target.services.length > 0) throw new UsageError(`There is no folder ${target.services[0]} with a compose file.`)
    const stack = await findStack(target, at)
    const { out, err } = at.terminal
    if (values.json) {
      await out.line(safeJson(stack))
      return exitCode.done
    }
    if (stack.stale) await err.line('The engine is not answering: this was true when it last did.')
    const shown = stack.services.filter(({ active, containers }) => active || containers.length > 0)
    const paint = paintFor(out.colours)
    const [head = '', ...lines] = table([['SERVICE', 'STATE', 'ADDRESS', 'DETAIL'], ...shown.map(row)])
    await out.line(paint('dim', head))
    for (const [index, line] of lines.entries()) {
      const state = shown[index]?.state ?? 'absent'
      const colour = colours[state]
      await out.line(colour ? line.replace(`  ${state}`, (found) => paint(colour, found)) : line)
    }
    return exitCode.done
  },
}

function row(service: Service): string[] {
  const addresses = service.containers.length > 0 ? endpointsText(service) : []
  return [plainText(service.name), service.state, addresses.join(' '), plainText(service.detail ?? '')]
}
