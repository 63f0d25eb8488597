// One container's stats at the engine: opened for its first listener, shared by all, closed after the last.
import type { EngineRoom } from '../engine/index.ts'
import { JsonLines } from './json-lines.ts'
import { statsMessageSchema, type Usage, usageIn } from './stats-calculation.ts'

/** A stream that the engine refused or broke off is tried again after this; milliseconds. */
const retryAfter = 2000

export class StatsStream {
  readonly #engine: EngineRoom
  readonly #id: string
  readonly #closing = new AbortController()
  #listeners = 0
  #isOpen = false
  #retryAt = 0
  #latest: Usage | undefined

  constructor(engine: EngineRoom, id: string) {
    this.#engine = engine
    this.#id = id
  }

  /** Undefined while nothing is known. */
  get latest(): Usage | undefined {
    return this.#latest
  }

  addListener(): void {
    this.#listeners += 1
  }

  /** True when that was the last one: the stream is closed then. */
  removeListener(): boolean {
    this.#listeners -= 1
    if (this.#listeners > 0) return false
    this.#closing.abort()
    return true
  }

  /** Opens it if need be; called about once a second. */
  keepOpen(): void {
    if (this.#isOpen || this.#closing.signal.aborted || performance.now() < this.#retryAt) return
    this.#isOpen = true
    void this.#follow().finally(() => {
      this.#isOpen = false
      this.#latest = undefined
      this.#retryAt = performance.now() + retryAfter
    })
  }

  async #follow(): Promise<void> {
    try {
      const options = { stream: true, abortSignal: this.#closing.signal } as const
      const bytes = await this.#engine.docker().getContainer(this.#id).stats(options)
      await this.#read(bytes)
    } catch {
      // The container has stopped or the engine is away: both are told elsewhere, and there are no figures to show.
    }
  }

  #read(bytes: NodeJS.ReadableStream): Promise<void> {
    const lines = new JsonLines((value) => {
      const message = statsMessageSchema.safeParse(value)
      this.#latest = message.success ? usageIn(message.data) : undefined
    })
    return new Promise((resolve) => {
      const end = (): void => resolve()
      bytes.on('data', (chunk: Buffer) => lines.write(chunk))
      bytes.on('error', end)
      bytes.on('end', end)
      bytes.on('close', end)
    })
  }
}
