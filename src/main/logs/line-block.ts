// A run of lines packed into a few buffers, outside the JavaScript heap: text as UTF-8, the rest as numbers.
import type { LogLine } from '../../shared/model/log.ts'
import { nanosOf, secondsOf, timeOf } from './timestamp.ts'

export interface StoredLine {
  readonly time: string
  /** The position of its container in the store's table. */
  readonly source: number
  readonly stream: LogLine['stream']
  readonly text: string
  readonly cut: boolean
}

const streams = ['stdout', 'stderr', 'note'] as const
const cutFlag = 4

const mostText = 256 * 1024
const firstText = 8 * 1024
const bytesOfNumbers = 17

export class LineBlock {
  readonly first: number
  readonly #capacity: number
  readonly #ends: Uint32Array
  readonly #seconds: Uint32Array
  readonly #nanos: Uint32Array
  readonly #sources: Uint32Array
  readonly #flags: Uint8Array
  #text = Buffer.allocUnsafeSlow(firstText)
  #used = 0
  #count = 0

  constructor(first: number, capacity: number) {
    this.first = first
    this.#capacity = capacity
    this.#ends = new Uint32Array(capacity)
    this.#seconds = new Uint32Array(capacity)
    this.#nanos = new Uint32Array(capacity)
    this.#sources = new Uint32Array(capacity)
    this.#flags = new Uint8Array(capacity)
  }

  get end(): number {
    return this.first + this.#count
  }

  get isFull(): boolean {
    return this.#count === this.#capacity || this.#used >= mostText
  }

  /** What it takes of memory. */
  get bytes(): number {
    return this.#text.length + this.#capacity * bytesOfNumbers
  }

  add(line: StoredLine): void {
    const at = this.#count
    this.#reserve(Buffer.byteLength(line.text))
    this.#used += this.#text.write(line.text, this.#used)
    this.#ends[at] = this.#used
    this.#seconds[at] = secondsOf(line.time)
    this.#nanos[at] = nanosOf(line.time)
    this.#sources[at] = line.source
    this.#flags[at] = streams.indexOf(line.stream) + (line.cut ? cutFlag : 0)
    this.#count += 1
  }

  /** No line will follow: lets go of what was reserved for more. */
  seal(): void {
    if (this.#text.length - this.#used < this.#text.length / 8) return
    const exact = Buffer.allocUnsafeSlow(this.#used)
    this.#text.copy(exact, 0, 0, this.#used)
    this.#text = exact
  }

  text(seq: number): string {
    const at = seq - this.first
    return this.#text.toString('utf8', at === 0 ? 0 : this.#ends[at - 1], this.#ends[at])
  }

  time(seq: number): string {
    const at = seq - this.first
    return timeOf(this.#seconds[at] ?? 0, this.#nanos[at] ?? 0)
  }

  source(seq: number): number {
    return this.#sources[seq - this.first] ?? 0
  }

  stream(seq: number): LogLine['stream'] {
    return streams[(this.#flags[seq - this.first] ?? 0) % cutFlag] ?? 'stdout'
  }

  cut(seq: number): boolean {
    return (this.#flags[seq - this.first] ?? 0) >= cutFlag
  }

  #reserve(more: number): void {
    if (this.#used + more <= this.#text.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#used + more, this.#text.length * 2))
    this.#text.copy(larger, 0, 0, this.#used)
    this.#text = larger
  }
}
