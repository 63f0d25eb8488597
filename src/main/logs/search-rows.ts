// Finds the rows of a view whose text matches, a few milliseconds at a time.
import { setImmediate as breathe } from 'node:timers/promises'
import type { LineStore } from './line-store.ts'
import type { LogView } from './log-view.ts'
import { type TextQuery, textTest, tooSlow } from './text-test.ts'

const group = 512
const mostRows = 10_000
/** Work between two breaths, and in all; milliseconds. */
const slice = 8
const longest = 10_000

export interface Found {
  readonly rows: number[]
  readonly more: boolean
}

/** Rows are those of the view as it is given; lines that go meanwhile are passed over. */
export async function searchRows(view: LogView, store: LineStore, query: TextQuery, signal?: AbortSignal): Promise<Found> {
  const test = textTest(query)
  const { rows } = view
  const found: number[] = []
  const end = rows.end
  const giveUpAt = performance.now() + longest
  let breatheAt = performance.now() + slice
  let row = rows.first
  while (row < end) {
    if (performance.now() >= breatheAt) {
      await breathe()
      signal?.throwIfAborted()
      if (performance.now() > giveUpAt) throw tooSlow(query.query)
      breatheAt = performance.now() + slice
    }
    rows.dropBefore(store.first)
    row = Math.max(row, rows.first)
    const texts: string[] = []
    for (let each = row; each < Math.min(end, row + group); each += 1) texts.push(store.text(rows.at(each)))
    const { passed } = test(texts)
    if (passed.length === 0 && texts.length > 0) throw tooSlow(query.query)
    for (const [index, passes] of passed.entries()) {
      if (!passes) continue
      if (found.length === mostRows) return { rows: found, more: true }
      found.push(row + index)
    }
    row += passed.length
  }
  return { rows: found, more: false }
}
