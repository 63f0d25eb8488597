// gantry down: the stack's containers and networks go; its volumes only when they are named.
import type { Stack } from '../../../../shared/model/stack.ts'
import { plainText } from '../../plain-text.ts'
import { exitCode } from '../exit-code.ts'
import { findStack, readTarget } from '../find-stack.ts'
import { readArguments } from '../read-arguments.ts'
import { showJob } from '../show-job.ts'
import { UsageError } from '../usage-error.ts'
import type { Surroundings, Verb } from '../verb.ts'

export const down: Verb = {
  name: 'down',
  usage: 'down [DIR] [--volumes [--yes-delete-volumes NAME]…]',
  summary: 'Take the stack down: containers and networks go, data stays.',
  details: [
    '--volumes deletes its volumes and all that is in them. It asks first; where nobody is there to answer,',
    'each volume must be named: --yes-delete-volumes shop_data --yes-delete-volumes shop_cache (or one list with commas).',
  ],
  async run(args, at) {
    const { values, positionals } = readArguments(args, {
      volumes: { type: 'boolean' },
      'yes-delete-volumes': { type: 'string', multiple: true },
    })
    const target = await readTarget(positionals, at.cwd)
    if (target.services.length > 0) throw new UsageError('It takes the whole stack down; to stop a service: gantry stop SERVICE')
    const stack = await findStack(target, at)
    const client = await at.client()
    if (!values.volumes) return showJob((await client.stacks.down({ id: stack.id })).jobId, at)
    const named = (values['yes-delete-volumes'] ?? []).flatMap((list) => list.split(',')).filter((name) => name !== '')
    const confirmVolumes = named.length > 0 ? named : await confirm(stack, at)
    if (!confirmVolumes) return exitCode.failed
    return showJob((await client.stacks.down({ id: stack.id, volumes: true, confirmVolumes })).jobId, at)
  },
}

/** The names that the person agreed to; undefined when they did not. */
async function confirm(stack: Stack, { terminal }: Surroundings): Promise<string[] | undefined> {
  const names = stack.volumes.filter(({ external }) => !external).map(({ name }) => name)
  if (names.length === 0) return []
  await terminal.err.line(
    `This deletes ${names.length === 1 ? 'this volume' : 'these volumes'} and all that is in ${names.length === 1 ? 'it' : 'them'}:`,
  )
  for (const name of names) await terminal.err.line(`  ${plainText(name)}`)
  if (!terminal.ask) {
    await terminal.err.line(`Nothing was done. To go on: --yes-delete-volumes ${names.map(plainText).join(',')}`)
    return undefined
  }
  const answer = await terminal.ask(`Type ${plainText(stack.name)} to delete: `)
  if (answer?.trim() === stack.name) return names
  await terminal.err.line('Nothing was done.')
  return undefined
}
