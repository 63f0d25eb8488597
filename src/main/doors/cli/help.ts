// What the command line says of itself.
import { table } from './table.ts'
import type { Verb } from './verb.ts'

export function generalHelp(verbs: readonly Verb[], version: string): string[] {
  return [
    `Gantry ${version}: container stacks, started and watched.`,
    '',
    ...table(verbs.map(({ usage, summary }) => [`  gantry ${usage}`, summary])),
    '',
    'DIR is a folder with a compose file, or the file itself; left out, it is where you stand.',
    'gantry help VERB tells more. Exit code: 0 done, 1 failed, 2 not understood, 130 interrupted.',
  ]
}

export function verbHelp({ usage, summary, details = [] }: Verb): string[] {
  return [`gantry ${usage}`, summary, ...details.map((line) => `  ${line}`)]
}
