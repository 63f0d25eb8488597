// A stream of the newest value: what a slow reader misses is passed over, and no more than ten a second are told.

export interface LatestOptions<T> {
  readonly get: () => T
  /** Calls back when there may be a new value; returns the way to stop. */
  readonly subscribe: (changed: () => void) => () => void
  readonly signal?: AbortSignal | undefined
}

/** Milliseconds between two tellings. */
const pace = 100

export async function* latest<T>({ get, subscribe, signal }: LatestOptions<T>): AsyncGenerator<T> {
  let wake = (): void => {}
  let changed = true
  const told = (): void => {
    changed = true
    wake()
  }
  const stop = subscribe(told)
  signal?.addEventListener('abort', told, { once: true })
  try {
    while (!signal?.aborted) {
      if (changed) {
        changed = false
        yield get()
        await pause(pace, signal)
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  } finally {
    stop()
    signal?.removeEventListener('abort', told)
  }
}

/** Resolves after so many milliseconds, or at once when the signal fires. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const done = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener('abort', done, { once: true })
  })
}
