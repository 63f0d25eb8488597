// What is said while there is no engine to speak with, though it is not known to be gone.
import type { Fault } from '../../../shared/fault.ts'

export const connecting: Fault = {
  code: 'engine.unreachable',
  message: 'Gantry is still connecting to the engine.',
  hint: 'Try again in a moment.',
}

export function slowFault(host: string): Fault {
  return {
    code: 'engine.slow',
    message: `The engine at ${host} does not answer.`,
    hint: 'What is shown was true when it last did. Gantry goes on asking; if it stays like this, restart the engine.',
  }
}
