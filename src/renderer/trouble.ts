// Whatever was thrown, as something that can be shown: a fault as it is, anything else as one generic sentence.
import { isDefinedError, ORPCError } from '@orpc/client'
import type { Fault } from '../shared/fault.ts'
import { NotAnswering } from './connection.ts'

/** A fault, or a bug (which has no code of the contract). */
export type Trouble = Omit<Fault, 'code'> & { readonly code?: Fault['code'] }

export function troubleOf(error: unknown): Trouble {
  if (isFault(error)) return error.data
  if (error instanceof NotAnswering || isLostConnection(error)) {
    return {
      message: 'Gantry is not answering, so this was not done.',
      hint: 'It was stopped, or it is starting again. This window connects by itself when it is back.',
    }
  }
  const report = reportId(error)
  return {
    message: 'Gantry ran into a problem of its own.',
    hint: report ? `Nothing of yours was changed. Report ${report} is in Gantry's log.` : 'Nothing of yours was changed.',
    detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  }
}

/** An abort that was asked for is no trouble. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}

function isFault(error: unknown): error is ORPCError<'FAULT', Fault> {
  return error instanceof ORPCError && error.code === 'FAULT' && isDefinedError(error)
}

function isLostConnection(error: unknown): boolean {
  return error instanceof Error && /not open|closed|aborted/i.test(error.message) && !(error instanceof ORPCError)
}

function reportId(error: unknown): string | undefined {
  const data: unknown = error instanceof ORPCError ? error.data : undefined
  if (!data || typeof data !== 'object') return undefined
  const id = 'reportId' in data ? data.reportId : 'id' in data ? data.id : undefined
  return typeof id === 'string' ? id : undefined
}
