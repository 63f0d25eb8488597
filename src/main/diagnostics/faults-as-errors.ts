// Turns what rooms throw into the contract's one declared error; anything else is a bug and is logged as one.
import { ORPCError } from '@orpc/server'
import { faultOf } from '../../shared/fault.ts'
import type { Diagnostics } from './bug-reports.ts'

/** What to throw instead of `error`, which was thrown while `procedure` was answered. */
export function asDeclaredError(error: unknown, procedure: string, diagnostics: Diagnostics): unknown {
  if (error instanceof ORPCError) return error
  const fault = faultOf(error) ?? diagnostics.bug(error, `answering ${procedure}`)
  return new ORPCError('FAULT', { message: fault.message, data: fault })
}

/** The answer of a procedure: a stream that fails half-way ends in a declared error too. */
export function guardStream<T>(output: T, procedure: string, diagnostics: Diagnostics): T {
  if (!isStream(output)) return output
  const guarded = guard(output, procedure, diagnostics)
  return guarded as T & AsyncGenerator<unknown>
}

async function* guard(stream: AsyncIterable<unknown>, procedure: string, diagnostics: Diagnostics): AsyncGenerator<unknown> {
  try {
    yield* stream
  } catch (error) {
    throw asDeclaredError(error, procedure, diagnostics)
  }
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
