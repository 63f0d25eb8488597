// What one container has sent and the log has not yet taken.

export interface Timed {
  readonly time: string
}

export interface Waiting<L> {
  readonly line: L
  readonly size: number
  /** By the monotonic clock; milliseconds. */
  readonly arrived: number
}

export class MergeInput<L extends Timed> {
  readonly #room: () => number
  /** The backlog is still being read: what comes next may be older than what others have sent. */
  reading: boolean
  #waiting: Waiting<L>[] = []
  #size = 0
  #highest = ''

  constructor(options: { readonly reading: boolean; readonly room: () => number }) {
    this.reading = options.reading
    this.#room = options.room
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }

  /** It should send no more for now. */
  get isFull(): boolean {
    return this.#size >= this.#room()
  }

  /** The highest time that it has sent, which is its last one unless its clock was set back; empty when nothing waits. */
  get newest(): string {
    return this.isEmpty ? '' : this.#highest
  }

  push(line: L, size: number): void {
    this.#waiting.push({ line, size, arrived: performance.now() })
    this.#size += size
    if (line.time > this.#highest) this.#highest = line.time
  }

  /** Takes the lines at the front that may go. */
  take(mayGo: (waiting: Waiting<L>) => boolean): readonly Waiting<L>[] {
    const stop = this.#waiting.findIndex((each) => !mayGo(each))
    if (stop === 0) return []
    const taken = stop < 0 ? this.#waiting : this.#waiting.slice(0, stop)
    this.#waiting = stop < 0 ? [] : this.#waiting.slice(stop)
    for (const { size } of taken) this.#size -= size
    return taken
  }
}
