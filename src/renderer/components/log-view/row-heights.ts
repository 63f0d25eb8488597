// How tall rows are, when most have one height and few have been measured: offsets of hundreds of thousands of rows
// without a list of them. The row's number is its identity, so that letting go of old rows moves nothing.

/** A line of one row, in pixels. */
export const rowHeight = 20

const chunkSize = 256

interface Chunk {
  /** What the rows of the chunk are taller than usual, in all. */
  extra: number
  readonly rows: Map<number, number>
}

export class RowHeights {
  readonly usual: number
  readonly #chunks = new Map<number, Chunk>()

  constructor(usual: number) {
    this.usual = usual
  }

  of(row: number): number {
    return this.usual + (this.#chunks.get(chunkOf(row))?.rows.get(row) ?? 0)
  }

  /** Answers by how much the row grew. */
  set(row: number, height: number): number {
    const grown = height - this.of(row)
    if (Math.abs(grown) < 0.5) return 0
    const chunk = this.#chunk(chunkOf(row))
    const extra = height - this.usual
    if (extra === 0) chunk.rows.delete(row)
    else chunk.rows.set(row, extra)
    chunk.extra += grown
    return grown
  }

  /** Pixels from the top of `from` to the top of `row`. */
  between(from: number, row: number): number {
    let extra = 0
    if (this.#chunks.size > 0) {
      for (const [number, chunk] of this.#chunks) {
        const start = number * chunkSize
        if (start >= row || start + chunkSize <= from) continue
        if (start >= from && start + chunkSize <= row) extra += chunk.extra
        else for (const [each, own] of chunk.rows) if (each >= from && each < row) extra += own
      }
    }
    return (row - from) * this.usual + extra
  }

  /** The row at so many pixels below the top of `from`, kept within `from` and `end`. */
  at(from: number, end: number, pixels: number): number {
    let low = from
    let high = Math.max(from, end - 1)
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.between(from, middle) <= pixels) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Rows before this one will not be shown again. */
  forgetBefore(row: number): void {
    for (const number of this.#chunks.keys()) if ((number + 1) * chunkSize <= row) this.#chunks.delete(number)
  }

  clear(): void {
    this.#chunks.clear()
  }

  #chunk(number: number): Chunk {
    const known = this.#chunks.get(number)
    if (known) return known
    const chunk: Chunk = { extra: 0, rows: new Map() }
    this.#chunks.set(number, chunk)
    return chunk
  }
}

function chunkOf(row: number): number {
  return Math.floor(row / chunkSize)
}
