// gantry restart
import { findStack, readTarget } from '../find-stack.ts'
import { readArguments } from '../read-arguments.ts'
import { showJob } from '../show-job.ts'
import type { Verb } from '../verb.ts'

export const restart: Verb = {
  name: 'restart',
  usage: 'restart [DIR] [SERVICE…]',
  summary: 'Restart the stack, or some of its services.',
  async run(args, at) {
    const target = await readTarget(readArguments(args, {}).positionals, at.cwd)
    const { id } = await findStack(target, at)
    const client = await at.client()
    const { jobId } = await client.stacks.restart({ id, ...(target.services.length > 0 && { services: [...target.services] }) })
    return showJob(jobId, at)
  },
}
