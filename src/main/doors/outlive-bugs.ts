// A promise that nobody waited for must not end Gantry with everything that it is at work on: it is logged as a bug instead.
import type { Gantry } from '../gantry.ts'

/** Returns the way to stop. What is thrown outside of any promise still ends the process: its state is not known then. */
export function outliveBugs(gantry: Pick<Gantry, 'reportBug'>): () => void {
  const onRejection = (error: unknown): void => gantry.reportBug(error, 'doing something that nobody waited for')
  process.on('unhandledRejection', onRejection)
  return () => process.off('unhandledRejection', onRejection)
}
