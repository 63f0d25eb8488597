// gantry open: a new link to a browser window of Gantry that is running.
import { gantryHome } from '../../../settings/index.ts'
import { askForLink } from '../../browser/ask-for-link.ts'
import { exitCode } from '../exit-code.ts'
import { readArguments } from '../read-arguments.ts'
import { UsageError } from '../usage-error.ts'
import type { Verb } from '../verb.ts'

export const open: Verb = {
  name: 'open',
  usage: 'open',
  summary: 'Print a new link to a Gantry that runs for the browser; it works once.',
  async run(args, { terminal }) {
    if (readArguments(args, {}).positionals.length > 0) throw new UsageError('It takes nothing.')
    const link = await askForLink(gantryHome())
    if (link !== undefined) {
      await terminal.out.line(link)
      return exitCode.done
    }
    await terminal.err.line('No Gantry is running for the browser. Start one with: npm start')
    return exitCode.failed
  },
}
