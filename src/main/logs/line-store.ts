// The lines of one open log: the newest ones, bounded in number and in bytes, each with a number that is never used twice.
import type { LogLine } from '../../shared/model/log.ts'
import { LineBlock, type StoredLine } from './line-block.ts'
import type { MemoryBudget } from './memory-budget.ts'

export interface LineSource {
  readonly service: string
  readonly container: string
}

export interface StoreLimits {
  readonly lines: number
  readonly bytes: number
}

/** Lines are let go by the block: up to a hundredth more are kept than was asked for. */
const blocksAtLeast = 100

export class LineStore {
  readonly #limits: StoreLimits
  readonly #budget: MemoryBudget
  readonly #blockLines: number
  readonly #sources: LineSource[] = []
  #blocks: LineBlock[] = []
  #newest: LineBlock | undefined
  #bytes = 0
  #first = 0
  #end = 0

  constructor(limits: StoreLimits, budget: MemoryBudget) {
    this.#limits = limits
    this.#budget = budget
    this.#blockLines = Math.max(1, Math.floor(limits.lines / blocksAtLeast))
  }

  /** The number of the oldest line that is kept; as many have been let go. */
  get first(): number {
    return this.#first
  }

  /** One past the newest; as many have been received. */
  get end(): number {
    return this.#end
  }

  get bytes(): number {
    return this.#bytes
  }

  /** The number under which lines name this container. */
  addSource(source: LineSource): number {
    return this.#sources.push(source) - 1
  }

  source(index: number): LineSource {
    return this.#sources[index] ?? { service: '', container: '' }
  }

  append(line: StoredLine): void {
    const block = this.#newest && !this.#newest.isFull ? this.#newest : this.#open()
    const before = block.bytes
    block.add(line)
    this.#end += 1
    this.#count(block.bytes - before)
    while (this.#isOver()) this.#letGo()
  }

  line(seq: number): LogLine {
    const block = this.#blockOf(seq)
    const { service, container } = this.source(block.source(seq))
    const line = { seq, time: block.time(seq), service, container, stream: block.stream(seq), text: block.text(seq) }
    return block.cut(seq) ? { ...line, cut: true } : line
  }

  text(seq: number): string {
    return this.#blockOf(seq).text(seq)
  }

  serviceOf(seq: number): string {
    return this.source(this.#blockOf(seq).source(seq)).service
  }

  streamOf(seq: number): LogLine['stream'] {
    return this.#blockOf(seq).stream(seq)
  }

  /** The times of what a container itself printed, from a time on, in the order in which they were received. */
  timesOf(source: number, since: string): string[] {
    const times: string[] = []
    for (const block of this.#blocks) {
      for (let seq = block.first; seq < block.end; seq += 1) {
        if (block.source(seq) !== source || block.stream(seq) === 'note') continue
        const time = block.time(seq)
        if (time >= since) times.push(time)
      }
    }
    return times
  }

  clear(): void {
    this.#count(-this.#bytes)
    this.#blocks = []
    this.#newest = undefined
    this.#first = this.#end
  }

  #open(): LineBlock {
    const sealed = this.#newest
    if (sealed) {
      const before = sealed.bytes
      sealed.seal()
      this.#count(sealed.bytes - before)
    }
    const block = new LineBlock(this.#end, this.#blockLines)
    this.#blocks.push(block)
    this.#newest = block
    this.#count(block.bytes)
    return block
  }

  #letGo(): void {
    const gone = this.#blocks.shift()
    if (gone) this.#count(-gone.bytes)
    this.#first = this.#blocks[0]?.first ?? this.#end
  }

  /** Without its oldest block it would still have all the lines that it should keep, or it takes too much memory. */
  #isOver(): boolean {
    const second = this.#blocks[1]
    if (!second) return false
    return this.#end - second.first >= this.#limits.lines || this.#bytes > this.#limits.bytes || this.#budget.used > this.#budget.limit
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    this.#budget.used += bytes
  }

  /** By halving: blocks hold unequal numbers of lines. */
  #blockOf(seq: number): LineBlock {
    let low = 0
    let high = this.#blocks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#blocks[middle]?.first ?? 0) <= seq) low = middle
      else high = middle - 1
    }
    const block = this.#blocks[low]
    if (!block || seq < block.first || seq >= block.end) throw new RangeError(`Line ${seq} is not kept.`)
    return block
  }
}
