// What it means that the engine does not give a container's log.
import { cleanLine } from './clean-line.ts'
import { FrameError } from './frames.ts'

export interface Refusal {
  readonly kind: 'gone' | 'ended' | 'unreadable' | 'broken'
  /** Worth telling. */
  readonly reason?: string
}

export function refusalOf(error: unknown): Refusal {
  if (error instanceof FrameError) return { kind: 'broken', reason: `the engine sent what is no log: ${error.message}` }
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  const words = cleanLine(error instanceof Error ? error.message : String(error))
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300)
  if (status === 404) return { kind: 'gone' }
  // It is being removed.
  if (status === 409) return { kind: 'ended' }
  if (status === 501 || /does not support reading/.test(words)) {
    return { kind: 'unreadable', reason: 'its logging driver keeps none that could be read' }
  }
  if (typeof status === 'number' && status < 500) return { kind: 'unreadable', reason: words }
  return { kind: 'broken' }
}
