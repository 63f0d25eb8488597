// How much one caller may ask of the browser door, so that none can starve the others.

export const limits = {
  /** TCP connections at once: a window needs about six. */
  connections: 200,
  /** Windows at once, each with one WebSocket. */
  sockets: 24,
  /** Calls and streams under way at once on one WebSocket. */
  callsPerSocket: 400,
  /** Bytes of one WebSocket message from the page: the longest input of the contract is far below. */
  message: 1024 * 1024,
  /** Bytes of the body of POST /auth and /link. */
  body: 4096,
  headerBytes: 16 * 1024,
  /** Milliseconds for a request's headers, and for the whole of it. */
  headersTime: 8_000,
  requestTime: 10_000,
  idleTime: 5_000,
  /** Tries at a token: so many at once, then one a second. */
  tries: 20,
  /** Links given out and not yet used; the oldest goes first. */
  links: 8,
  /** Windows that may come back by their cookie; the oldest goes first. */
  sessions: 64,
  /** Milliseconds in which everything is closed at the end. */
  closing: 1_000,
} as const
