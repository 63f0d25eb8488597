// Tells readers that something has grown: the latest state only, at most ten times a second, however fast it grows.

/** Milliseconds between two tellings to one reader. */
export const tellingInterval = 100

export class Growth {
  #version = 0
  #ended = false
  #watchers = 0
  readonly #waiting = new Set<() => void>()

  get watchers(): number {
    return this.#watchers
  }

  tell(): void {
    this.#version += 1
    this.#wakeAll()
  }

  /** Every reader's stream comes to its end. */
  end(): void {
    this.#ended = true
    this.#wakeAll()
  }

  /** The state now, and again after it has changed. Ends with the signal. */
  async *watch<State>(state: () => State, signal?: AbortSignal): AsyncGenerator<State, void> {
    const wake = (): void => this.#wakeAll()
    signal?.addEventListener('abort', wake)
    this.#watchers += 1
    try {
      while (!this.#ended && !signal?.aborted) {
        const version = this.#version
        yield state()
        await this.#wait(tellingInterval, () => this.#ended || signal?.aborted === true)
        await this.#wait(undefined, () => this.#ended || signal?.aborted === true || this.#version !== version)
      }
    } finally {
      this.#watchers -= 1
      signal?.removeEventListener('abort', wake)
    }
  }

  /** Until the condition holds or the time is over. */
  async #wait(milliseconds: number | undefined, holds: () => boolean): Promise<void> {
    const until = milliseconds === undefined ? Number.POSITIVE_INFINITY : performance.now() + milliseconds
    while (!holds() && performance.now() < until) await this.#nextWake(until - performance.now())
  }

  #nextWake(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        this.#waiting.delete(done)
        resolve()
      }
      const timer = Number.isFinite(milliseconds) ? setTimeout(done, Math.max(1, milliseconds)) : undefined
      this.#waiting.add(done)
    })
  }

  #wakeAll(): void {
    for (const wake of this.#waiting) wake()
  }
}
