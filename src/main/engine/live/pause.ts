// Waiting that ends early when the signal says so, without throwing.

export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done, { once: true })
  })
}

/** Waits for `promise`, but no longer than this, and whatever becomes of it. */
export async function atMost(milliseconds: number, promise: Promise<unknown>, signal?: AbortSignal): Promise<void> {
  const stop = new AbortController()
  const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
  const over = (): void => stop.abort()
  void promise.then(over, over)
  await pause(milliseconds, both)
}
