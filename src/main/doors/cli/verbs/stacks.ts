// gantry stacks: every stack that is known or seen.
import { plainText } from '../../plain-text.ts'
import { exitCode } from '../exit-code.ts'
import { paintFor } from '../paint.ts'
import { readArguments } from '../read-arguments.ts'
import { safeJson } from '../safe-json.ts'
import { table } from '../table.ts'
import { UsageError } from '../usage-error.ts'
import type { Verb } from '../verb.ts'

export const stacks: Verb = {
  name: 'stacks',
  usage: 'stacks [--json]',
  summary: 'List the stacks that Gantry knows, or sees on the engine.',
  async run(args, at) {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean' } })
    if (positionals.length > 0) throw new UsageError('It takes no folder.')
    const { out, err } = at.terminal
    const list = (await (await at.client()).stacks.list()).stacks
    if (values.json) {
      await out.line(safeJson({ stacks: list }))
      return exitCode.done
    }
    if (list.some(({ stale }) => stale)) await err.line('The engine is not answering: this was true when it last did.')
    if (list.length === 0) {
      await err.line('No stacks yet. Start one with: gantry up DIR')
      return exitCode.done
    }
    const rows = list.map(({ name, state, detail = '', folder = '' }) => [name, state, detail, folder].map(plainText))
    const [head = '', ...lines] = table([['STACK', 'STATE', 'DETAIL', 'FOLDER'], ...rows])
    await out.line(paintFor(out.colours)('dim', head))
    for (const line of lines) await out.line(line)
    return exitCode.done
  },
}
