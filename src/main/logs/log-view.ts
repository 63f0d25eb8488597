// The lines that pass a filter, kept up to date as lines come and go.
import type { LogFilter } from '../../shared/model/log.ts'
import type { LineStore } from './line-store.ts'
import { RowIndex } from './row-index.ts'
import { type TextTest, textTest } from './text-test.ts'

/** So many lines are tested before the clock is looked at. */
const group = 256

export type Progress =
  | 'done'
  | 'more'
  /** The filter's pattern took too long on one line. */
  | 'stuck'

export class LogView {
  readonly filter: LogFilter
  readonly rows = new RowIndex()
  readonly #store: LineStore
  readonly #services: ReadonlySet<string> | undefined
  readonly #streams: ReadonlySet<string> | undefined
  #test: TextTest | undefined
  #next: number

  /** Throws a fault for a pattern that is none. */
  constructor(store: LineStore, filter: LogFilter) {
    this.filter = filter
    this.#store = store
    this.#services = filter.services?.length ? new Set(filter.services) : undefined
    this.#streams = filter.streams?.length ? new Set(filter.streams) : undefined
    this.#test = filter.query ? textTest({ ...filter, query: filter.query }) : undefined
    this.#next = store.first
  }

  /** Takes in what the store has got since, for at most so many milliseconds. */
  advance(milliseconds: number): Progress {
    const until = performance.now() + milliseconds
    this.rows.dropBefore(this.#store.first)
    this.#next = Math.max(this.#next, this.#store.first)
    while (this.#next < this.#store.end) {
      if (performance.now() >= until) return 'more'
      if (!this.#takeGroup()) return 'stuck'
    }
    return 'done'
  }

  /** From now on every line of the chosen services and streams passes. */
  giveUpPattern(): void {
    this.#test = undefined
  }

  /** False when not one line could be tested in time. */
  #takeGroup(): boolean {
    const end = Math.min(this.#store.end, this.#next + group)
    const candidates: number[] = []
    for (let seq = this.#next; seq < end; seq += 1) if (this.#isWanted(seq)) candidates.push(seq)
    if (!this.#test || candidates.length === 0) {
      for (const seq of candidates) this.rows.push(seq)
      this.#next = end
      return true
    }
    const { passed } = this.#test(candidates.map((seq) => this.#store.text(seq)))
    passed.forEach((passes, index) => {
      const seq = candidates[index]
      if (passes && seq !== undefined) this.rows.push(seq)
    })
    this.#next = passed.length === candidates.length ? end : (candidates[passed.length] ?? end)
    return passed.length > 0
  }

  #isWanted(seq: number): boolean {
    if (this.#streams && !this.#streams.has(this.#store.streamOf(seq))) return false
    return !this.#services || this.#services.has(this.#store.serviceOf(seq))
  }
}
