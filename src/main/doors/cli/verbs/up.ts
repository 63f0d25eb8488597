// gantry up: the stack of a folder, started; progress for people, then its addresses.
import { exitCode } from '../exit-code.ts'
import { endpointRows } from '../endpoint-lines.ts'
import { readTarget } from '../find-stack.ts'
import { readArguments } from '../read-arguments.ts'
import { showJob } from '../show-job.ts'
import { table } from '../table.ts'
import type { Verb } from '../verb.ts'

export const up: Verb = {
  name: 'up',
  usage: 'up [DIR] [SERVICE…] [--build] [--profile NAME]…',
  summary: 'Start the stack of a folder, or some of its services.',
  details: [
    '--build builds images first.',
    '--profile switches a profile on for this start; may be given several times.',
    'The folder joins Gantry’s list of stacks.',
  ],
  async run(args, at) {
    const { values, positionals } = readArguments(args, {
      build: { type: 'boolean' },
      profile: { type: 'string', multiple: true },
    })
    const { place, services } = await readTarget(positionals, at.cwd)
    const client = await at.client()
    const { id } = await client.stacks.add({ folder: place })
    const { jobId } = await client.stacks.start({
      id,
      ...(services.length > 0 && { services: [...services] }),
      ...(values.build && { build: true }),
      ...(values.profile && { profiles: values.profile }),
    })
    const code = await showJob(jobId, at)
    if (code !== exitCode.done) return code
    for (const line of table(endpointRows(await client.stacks.get({ id })))) await at.terminal.out.line(line)
    return code
  },
}
