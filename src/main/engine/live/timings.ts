// How long the connection waits for what. Milliseconds; tests shorten them.

export interface Timings {
  /** Between looks whether a silent engine is still there. */
  readonly ping: number
  /** An engine that says nothing for so long is slow. */
  readonly answer: number
  /** The same on the way over ssh, whose connections take their time. */
  readonly answerOverSsh: number
  /** Between looks at a slow engine. */
  readonly slowPing: number
  /** How long a caller waits for a connection. */
  readonly ready: number
  /** A connection that lasted less than this is no success: the next wait is longer. */
  readonly lasting: number
}

export const defaultTimings: Timings = {
  ping: 20_000,
  answer: 3_000,
  answerOverSsh: 15_000,
  slowPing: 1_000,
  ready: 8_000,
  lasting: 5_000,
}
