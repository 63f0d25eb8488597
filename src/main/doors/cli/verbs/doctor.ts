// gantry doctor: whether the installation works, and whether a folder's stack can be read.
import type { Fault } from '../../../../shared/fault.ts'
import type { InstallationCheck } from '../../../../shared/model/engine.ts'
import { holdsComposeFile } from '../../../files/index.ts'
import { plainText } from '../../plain-text.ts'
import { exitCode } from '../exit-code.ts'
import { readTarget } from '../find-stack.ts'
import { type Colour, paintFor } from '../paint.ts'
import { readArguments } from '../read-arguments.ts'
import { faultIn, tellFault } from '../show-error.ts'
import { UsageError } from '../usage-error.ts'
import type { Surroundings, Verb } from '../verb.ts'

const marks: Readonly<Record<InstallationCheck['state'], readonly [mark: string, colour: Colour]>> = {
  ok: ['ok     ', 'green'],
  warn: ['warning', 'yellow'],
  failed: ['failed ', 'red'],
  skipped: ['skipped', 'dim'],
}

export const doctor: Verb = {
  name: 'doctor',
  usage: 'doctor [DIR]',
  summary: 'Check the installation, and whether the stack of a folder can be read.',
  async run(args, at) {
    const { positionals } = readArguments(args, {})
    if (positionals.length > 1) throw new UsageError('It takes one folder.')
    const { out } = at.terminal
    const paint = paintFor(out.colours)
    const client = await at.client()
    const { checks } = await client.engine.check()
    for (const { state, title, message, fault } of checks) {
      const [mark, colour] = marks[state]
      await out.line(`${paint(colour, mark)}  ${plainText(title)}: ${plainText(message)}`)
      if (fault?.hint && state !== 'ok') await out.line(`         ${plainText(fault.hint)}`)
    }
    const readable = await lookAtFolder(positionals, at)
    const works = checks.every(({ state }) => state !== 'failed')
    return works && readable ? exitCode.done : exitCode.failed
  },
}

/** False when there is a stack that can't be read, or none in a folder that was named. */
async function lookAtFolder(words: readonly string[], at: Surroundings): Promise<boolean> {
  const { place, services } = await readTarget(words, at.cwd)
  if (services.length > 0) throw new UsageError(`There is no folder ${services[0]} with a compose file.`)
  if (words.length === 0 && !(await holdsComposeFile(place))) return true
  const { out, err } = at.terminal
  const paint = paintFor(out.colours)
  const failed = async (fault: Fault): Promise<false> => {
    await out.line(`${paint('red', 'failed ')}  The stack in ${plainText(place)} can’t be read.`)
    await tellFault(fault, err)
    return false
  }
  try {
    // The first is what Compose itself would take.
    const [candidate] = (await (await at.client()).stacks.look({ folder: place })).candidates
    if (candidate?.fault) return await failed(candidate.fault)
    const services = (candidate?.services ?? []).map(plainText).join(', ')
    await out.line(`${paint('green', 'ok     ')}  Stack ${plainText(candidate?.name ?? place)}: ${services}`)
    return candidate !== undefined
  } catch (error) {
    const fault = faultIn(error)
    if (!fault) throw error
    return failed(fault)
  }
}
