// Brings the lines of several containers into one order by time.
import { MergeInput, type Timed, type Waiting } from './merge-input.ts'

/** A live line waits this long for older ones of other containers; milliseconds. */
export const reorderWindow = 100

const endOfTime = '~'

export interface MergeLimits {
  /** What all inputs together may hold, and what one may, in the unit of the lines' sizes. */
  readonly all: number
  readonly one: number
}

export class LineMerge<L extends Timed> {
  /** For lines that no container has sent. */
  readonly notes: MergeInput<L>
  readonly #inputs = new Set<MergeInput<L>>()
  readonly #room: () => number

  constructor({ all, one }: MergeLimits) {
    this.#room = () => Math.min(one, all / this.#inputs.size)
    this.notes = new MergeInput({ reading: false, room: () => endlessRoom })
  }

  /** For a container whose backlog is going to be read. */
  add(): MergeInput<L> {
    const input = new MergeInput<L>({ reading: true, room: this.#room })
    this.#inputs.add(input)
    return input
  }

  /** Answers what it still holds. */
  remove(input: MergeInput<L>): L[] {
    this.#inputs.delete(input)
    return input.take(() => true).map(({ line }) => line)
  }

  get isEmpty(): boolean {
    for (const input of this.#all()) if (!input.isEmpty) return false
    return true
  }

  get isReading(): boolean {
    for (const input of this.#inputs) if (input.reading) return true
    return false
  }

  /** Nothing else can come that is older: lines need not wait. */
  get isAlone(): boolean {
    return this.#inputs.size <= 1 && this.notes.isEmpty
  }

  /** The lines that may go on at this moment of the monotonic clock, in order. */
  take(now: number): L[] {
    const complete = this.#completeUntil()
    const pressed = this.#fullUntil()
    const alone = this.isAlone
    const taken = new Taken<L>()
    for (const input of this.#all()) {
      const patient = !alone && !input.reading
      taken.add(
        input.take(({ line, arrived }) => line.time <= complete && (!patient || now - arrived >= reorderWindow || line.time <= pressed)),
      )
    }
    // What is older than a line that goes need not wait any longer.
    for (const input of this.#all()) taken.add(input.take(({ line }) => line.time <= taken.newest))
    return taken.inOrder()
  }

  /** Up to here nothing older can come from a container whose backlog is still being read. */
  #completeUntil(): string {
    let until = endOfTime
    for (const input of this.#inputs) if (input.reading && input.newest < until) until = input.newest
    return until
  }

  /** A full input can't wait: its container's stream stands still. */
  #fullUntil(): string {
    let until = ''
    for (const input of this.#inputs) if (input.isFull && input.newest > until) until = input.newest
    return until
  }

  *#all(): Generator<MergeInput<L>> {
    yield this.notes
    yield* this.#inputs
  }
}

class Taken<L extends Timed> {
  readonly #lines: L[] = []
  #givers = 0
  newest = ''

  add(some: readonly Waiting<L>[]): void {
    if (some.length > 0) this.#givers += 1
    for (const { line } of some) {
      this.#lines.push(line)
      if (line.time > this.newest) this.newest = line.time
    }
  }

  /** Stable, so that lines of one moment keep their order. */
  inOrder(): L[] {
    return this.#givers > 1 ? this.#lines.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)) : this.#lines
  }
}

const endlessRoom = Number.POSITIVE_INFINITY
