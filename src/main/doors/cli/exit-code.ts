// What the command line's exit codes say.

export const exitCode = {
  done: 0,
  /** A fault, a job that failed, or a check that did. */
  failed: 1,
  /** The command itself was wrong. */
  usage: 2,
  /** Ctrl+C, as shells have it. */
  interrupted: 130,
} as const
