// One command from its words to its exit code.
import { plainText } from '../plain-text.ts'
import { exitCode } from './exit-code.ts'
import { generalHelp, verbHelp } from './help.ts'
import { tellError } from './show-error.ts'
import type { Output } from './terminal.ts'
import { UsageError } from './usage-error.ts'
import type { Surroundings, Verb } from './verb.ts'
import { verbs } from './verbs.ts'

export async function runCommand(words: readonly string[], at: Surroundings): Promise<number> {
  const { out, err } = at.terminal
  const [first = 'help', ...rest] = words
  if (first === '--version' || first === '-v') return say(out, [at.version])
  if (first === 'help' || first === '--help' || first === '-h') return help(rest[0], at)
  const verb = verbs.find(({ name }) => name === first)
  if (!verb) return misunderstood(err, `There is no verb ${JSON.stringify(first)}.`)
  if (rest.includes('--help') || rest.includes('-h')) return say(out, verbHelp(verb))
  try {
    return await verb.run(rest, at)
  } catch (error) {
    if (error instanceof UsageError) return misunderstood(err, error.message, verb)
    if (at.interrupted.aborted) return exitCode.interrupted
    return tellError(error, err)
  }
}

function help(name: string | undefined, at: Surroundings): Promise<number> {
  if (name === undefined) return say(at.terminal.out, generalHelp(verbs, at.version))
  const verb = verbs.find((each) => each.name === name)
  return verb ? say(at.terminal.out, verbHelp(verb)) : misunderstood(at.terminal.err, `There is no verb ${JSON.stringify(name)}.`)
}

async function say(output: Output, lines: readonly string[]): Promise<number> {
  for (const line of lines) await output.line(line)
  return exitCode.done
}

async function misunderstood(err: Output, message: string, verb?: Verb): Promise<number> {
  await err.line(`gantry: ${plainText(message)}`)
  await err.line(verb ? `usage: gantry ${verb.usage}` : `Verbs: ${verbs.map(({ name }) => name).join(', ')}. More: gantry help`)
  return exitCode.usage
}
