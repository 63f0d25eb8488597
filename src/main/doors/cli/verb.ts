// What a verb of the command line is, and what it gets to work with.
import type { GantryClient } from '../../../shared/contract/index.ts'
import type { Terminal } from './terminal.ts'

export interface Surroundings {
  readonly terminal: Terminal
  /** Where the person stands: paths that they type are meant from here. */
  readonly cwd: string
  /** Aborted by Ctrl+C. */
  readonly interrupted: AbortSignal
  /** Gantry, opened by the first who asks. */
  client(): Promise<GantryClient>
  readonly version: string
}

export interface Verb {
  readonly name: string
  /** After `gantry`: `up [DIR] [SERVICE…] [--build]`. */
  readonly usage: string
  readonly summary: string
  /** More lines for `gantry help VERB`. */
  readonly details?: readonly string[]
  /** Answers the exit code; throws a UsageError, or what the contract's client throws. */
  run(args: readonly string[], at: Surroundings): Promise<number>
}
