// A job's output: its newest lines, under row numbers that stay when older ones are let go.
import type { JobEvent } from '../../../shared/job.ts'

export type OutputLine = Extract<JobEvent, { type: 'line' }>

const mostLines = 20_000

export class JobOutput {
  #lines: OutputLine[] = []
  #first = 0
  readonly #most: number

  constructor(most = mostLines) {
    this.#most = most
  }

  add(line: OutputLine): void {
    this.#lines.push(line)
    // Trimmed now and then: moving all of them for each line would cost more than the lines.
    if (this.#lines.length <= this.#most * 1.1) return
    const gone = this.#lines.length - this.#most
    this.#lines = this.#lines.slice(gone)
    this.#first += gone
  }

  get first(): number {
    return this.#first
  }

  get end(): number {
    return this.#first + this.#lines.length
  }

  line(row: number): OutputLine | undefined {
    return this.#lines[row - this.#first]
  }

  slice(from: number, to: number): readonly OutputLine[] {
    return this.#lines.slice(Math.max(0, from - this.#first), Math.max(0, to - this.#first))
  }
}
