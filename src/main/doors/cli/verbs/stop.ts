// gantry stop
import { findStack, readTarget } from '../find-stack.ts'
import { readArguments } from '../read-arguments.ts'
import { showJob } from '../show-job.ts'
import type { Verb } from '../verb.ts'

export const stop: Verb = {
  name: 'stop',
  usage: 'stop [DIR] [SERVICE…]',
  summary: 'Stop the stack, or some of its services; everything is kept.',
  async run(args, at) {
    const target = await readTarget(readArguments(args, {}).positionals, at.cwd)
    const { id } = await findStack(target, at)
    const client = await at.client()
    const { jobId } = await client.stacks.stop({ id, ...(target.services.length > 0 && { services: [...target.services] }) })
    return showJob(jobId, at)
  },
}
