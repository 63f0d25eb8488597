// What is known of the engine, and who wants to hear when that changes.
import { isDeepStrictEqual } from 'node:util'
import type { EngineStatus } from '../../../shared/model/engine.ts'

export class StatusBoard {
  #status: EngineStatus = { state: 'connecting' }
  readonly #listeners = new Set<(status: EngineStatus) => void>()

  get(): EngineStatus {
    return this.#status
  }

  /** Tells the listeners only of a real change: not of the engine having been seen once more. */
  set(next: EngineStatus): void {
    const seen = next.lastSeenAt ?? this.#status.lastSeenAt
    const status = { ...next, ...(seen && { lastSeenAt: seen }) }
    const changed = !isDeepStrictEqual({ ...status, lastSeenAt: '' }, { ...this.#status, lastSeenAt: '' })
    this.#status = status
    if (changed) for (const listener of this.#listeners) listener(status)
  }

  seen(): void {
    this.#status = { ...this.#status, lastSeenAt: new Date().toISOString() }
  }

  subscribe(listener: (status: EngineStatus) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#listeners.clear()
  }
}
