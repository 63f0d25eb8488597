// How long to wait before the next attempt: soon at first, then longer, never in step with others.

const first = 300
const most = 15_000

/** Milliseconds before attempt `attempt + 1`; `random` is 0..1. */
export function backoff(attempt: number, random: number = Math.random()): number {
  const full = Math.min(most, first * 2 ** Math.min(attempt, 20))
  // Between three quarters and the whole of it.
  return Math.round(full * (0.75 + random * 0.25))
}
