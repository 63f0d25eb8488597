// Where a container's log was read to, so that a later stream goes on there: nothing lost, nothing twice.
import { sinceValue } from './timestamp.ts'

export class ResumePoint {
  /** The times of this container's lines from a time on, oldest first, as they were kept. */
  readonly #keptSince: (time: string) => readonly string[]
  #last = ''
  /** How many lines carry the last time. */
  #atLast = 0
  #highest = ''
  /** The clock was set back, and has not yet passed the highest time since. */
  #isBack = false
  #expected: readonly string[] = []
  #next = 0

  constructor(keptSince: (time: string) => readonly string[]) {
    this.#keptSince = keptSince
  }

  /** The engine's `since`; undefined when no line was read yet. It answers lines of that very moment too. */
  get since(): string | undefined {
    return this.#last === '' ? undefined : sinceValue(this.#last)
  }

  /** A new stream begins at `since`: what was read from there on will come again. */
  resume(): void {
    this.#next = 0
    if (this.#last === '') this.#expected = []
    // Later times were read before the last one, and come again as well.
    else if (this.#isBack) this.#expected = this.#keptSince(this.#last)
    else this.#expected = Array.from({ length: this.#atLast }, () => this.#last)
  }

  /** Whether the line is new. The log's order never changes, so what comes again comes in the order it came in. */
  accept(time: string): boolean {
    if (this.#next < this.#expected.length && this.#isRepeated(time)) return false
    if (time === this.#last) {
      this.#atLast += 1
    } else {
      this.#isBack = time <= this.#highest
      if (!this.#isBack) this.#highest = time
      this.#last = time
      this.#atLast = 1
    }
    return true
  }

  #isRepeated(time: string): boolean {
    const found = this.#expected[this.#next] === time ? this.#next : this.#expected.indexOf(time, this.#next)
    if (found < 0) return false
    // Those passed over are gone from the engine's log: it was rotated.
    this.#next = found + 1
    return true
  }
}
