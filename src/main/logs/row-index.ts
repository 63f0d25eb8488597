// Which lines stand in which rows of a filtered view. Rows are only added at the end and let go at the start.

const chunkRows = 4096

export class RowIndex {
  readonly #chunks: Float64Array[] = []
  /** The row at which the first chunk begins. */
  #base = 0
  #first = 0
  #end = 0

  /** The oldest row that still has its line. */
  get first(): number {
    return this.#first
  }

  get end(): number {
    return this.#end
  }

  /** Lines come in growing order. */
  push(seq: number): void {
    const at = this.#end - this.#base
    if (at === this.#chunks.length * chunkRows) this.#chunks.push(new Float64Array(chunkRows))
    const chunk = this.#chunks[Math.floor(at / chunkRows)]
    if (chunk) chunk[at % chunkRows] = seq
    this.#end += 1
  }

  /** The line in a row between `first` and `end`. */
  at(row: number): number {
    const at = row - this.#base
    return this.#chunks[Math.floor(at / chunkRows)]?.[at % chunkRows] ?? -1
  }

  /** Lines before this one are no longer kept. */
  dropBefore(seq: number): void {
    while (this.#first < this.#end && this.at(this.#first) < seq) this.#first += 1
    while (this.#first - this.#base >= chunkRows) {
      this.#chunks.shift()
      this.#base += chunkRows
    }
  }
}
