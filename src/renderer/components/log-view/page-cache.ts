// The rows of a log that this window holds: pages of 200, of which the least lately used go first.
import type { LogLine } from '../../../shared/model/log.ts'

export const pageSize = 200
const mostPages = 40

export interface RowRange {
  readonly from: number
  /** One past the last. */
  readonly to: number
}

/** `Map` keeps the order of insertion, so that the first key is the page that was used least lately. */
export class PageCache {
  readonly #pages = new Map<number, (LogLine | undefined)[]>()
  readonly #mostPages: number

  constructor(most = mostPages) {
    this.#mostPages = most
  }

  get(row: number): LogLine | undefined {
    return this.#pages.get(pageOf(row))?.[row % pageSize]
  }

  /** Keeps the lines, and keeps what is looked at now out of the way of what is let go. */
  put(from: number, lines: readonly LogLine[]): void {
    lines.forEach((line, index) => {
      const row = from + index
      this.#page(pageOf(row))[row % pageSize] = line
    })
    this.#evict()
  }

  /** The first gap within a range, and no more than it: what is there is not asked for again. */
  missing({ from, to }: RowRange): RowRange | undefined {
    let first = from
    while (first < to && this.get(first)) first += 1
    if (first >= to) return undefined
    let last = to
    while (last > first && this.get(last - 1)) last -= 1
    return { from: first, to: last }
  }

  /** Marks a range as in use. */
  touch({ from, to }: RowRange): void {
    for (let page = pageOf(from); page <= pageOf(Math.max(from, to - 1)); page += 1) {
      const rows = this.#pages.get(page)
      if (!rows) continue
      this.#pages.delete(page)
      this.#pages.set(page, rows)
    }
  }

  clear(): void {
    this.#pages.clear()
  }

  get pages(): number {
    return this.#pages.size
  }

  #page(number: number): (LogLine | undefined)[] {
    const known = this.#pages.get(number)
    if (known) return known
    const rows: (LogLine | undefined)[] = Array.from({ length: pageSize })
    this.#pages.set(number, rows)
    return rows
  }

  #evict(): void {
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= this.#mostPages) return
      this.#pages.delete(page)
    }
  }
}

function pageOf(row: number): number {
  return Math.floor(row / pageSize)
}

/** A range rounded out to whole pages, within what there is. */
export function wholePages({ from, to }: RowRange, within: RowRange): RowRange {
  return {
    from: Math.max(within.from, pageOf(from) * pageSize),
    to: Math.min(within.to, Math.ceil(to / pageSize) * pageSize),
  }
}
