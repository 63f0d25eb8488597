// Tells a person, or a program, why a call did not succeed; answers the exit code.
import { ORPCError } from '@orpc/client'
import { type Fault, faultOf, faultSchema } from '../../../shared/fault.ts'
import { z } from '../../../shared/zod.ts'
import { plainText } from '../plain-text.ts'
import { exitCode } from './exit-code.ts'
import { paintFor } from './paint.ts'
import type { Output } from './terminal.ts'

const issuesSchema = z.object({
  issues: z.array(z.object({ message: z.string(), path: z.array(z.unknown()).optional() })),
})

/** The fault that a call, or the command line itself, ended in. */
export function faultIn(error: unknown): Fault | undefined {
  const own = faultOf(error)
  if (own) return own
  if (!(error instanceof ORPCError) || error.code !== 'FAULT') return undefined
  const found = faultSchema.safeParse(error.data)
  return found.success ? found.data : undefined
}

/** What was wrong with a call's input, a sentence each; undefined when that was not it. */
export function issuesIn(error: unknown): string[] | undefined {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return undefined
  const found = issuesSchema.safeParse(error.data)
  if (!found.success) return [error.message]
  return found.data.issues.map(({ message, path = [] }) => (path.length > 0 ? `${path.map(String).join('.')}: ${message}` : message))
}

/** For people. A fault's raw detail is left to `gantry call`, except where it is all there is to see of a tool's failure. */
export async function tellFault(fault: Fault, err: Output): Promise<void> {
  const paint = paintFor(err.colours)
  await err.line(`${paint('red', 'gantry:')} ${plainText(fault.message)}`)
  const { place, hint, detail } = fault
  if (place) {
    await err.line(`  ${plainText([place.file, place.line, place.column].filter((part) => part !== undefined).join(':'))}`)
    for (const { line, text, marked } of place.excerpt ?? []) {
      await err.line(paint(marked ? 'bold' : 'dim', `  ${marked ? '>' : ' '} ${String(line).padStart(4)} | ${plainText(text)}`))
    }
  }
  if (detail && fault.code === 'tool.failed') for (const line of detail.split('\n').slice(-10)) await err.line(`  ${plainText(line)}`)
  if (hint) await err.line(`  ${plainText(hint)}`)
}

/** For people; a program's caller gets `{"fault": …}` from `gantry call`. */
export async function tellError(error: unknown, err: Output): Promise<number> {
  const fault = faultIn(error)
  if (fault) {
    await tellFault(fault, err)
    return exitCode.failed
  }
  const issues = issuesIn(error)
  if (!issues) throw error
  for (const issue of issues) await err.line(`gantry: ${plainText(issue)}`)
  return exitCode.usage
}
