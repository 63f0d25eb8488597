import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineStore } from '../../../src/main/logs/line-store.ts'
import { LogView } from '../../../src/main/logs/log-view.ts'
import { createBudget } from '../../../src/main/logs/memory-budget.ts'
import { searchRows } from '../../../src/main/logs/search-rows.ts'
import type { LogFilter } from '../../../src/shared/model/log.ts'
import { moment } from './framed.ts'

const services = ['web', 'db'] as const
const streams = ['stdout', 'stderr', 'note'] as const

interface Line {
  readonly source: number
  readonly stream: (typeof streams)[number]
  readonly text: string
}

const someLine: fc.Arbitrary<Line> = fc.record({
  source: fc.integer({ min: 0, max: 1 }),
  stream: fc.constantFrom(...streams),
  text: fc.constantFrom('GET /a', 'get /b', '\u001b[31mG\u001b[0mET /c', 'error', ''),
})
const someFilter: fc.Arbitrary<LogFilter> = fc.record(
  {
    services: fc.subarray([...services]),
    streams: fc.subarray([...streams]),
    query: fc.constantFrom('GET', '^get', ''),
    regex: fc.boolean(),
    caseSensitive: fc.boolean(),
  },
  { requiredKeys: [] },
)

function createStore(lines = 400): LineStore {
  const store = new LineStore({ lines, bytes: 1e9 }, createBudget(1e9))
  for (const service of services) store.addSource({ service, container: `shop-${service}-1` })
  return store
}

function append(store: LineStore, lines: readonly Line[]): void {
  for (const line of lines) store.append({ ...line, time: moment(store.end), cut: false })
}

/** What the filter says, in the plainest way. */
function passes({ source, stream, text }: Line, { services: wanted, streams: kinds, query, regex, caseSensitive }: LogFilter): boolean {
  if (wanted?.length && !wanted.includes(services[source] ?? '')) return false
  if (kinds?.length && !kinds.includes(stream)) return false
  if (!query) return true
  const plain = text.replaceAll('\u001b[31m', '').replaceAll('\u001b[0m', '')
  if (regex) return new RegExp(query, caseSensitive ? '' : 'i').test(plain)
  return caseSensitive ? plain.includes(query) : plain.toLowerCase().includes(query.toLowerCase())
}

describe('LogView', () => {
  it('holds what passes, however the lines come, and a row never changes its line', () => {
    fc.assert(
      fc.property(fc.array(fc.array(someLine, { maxLength: 300 }), { maxLength: 8 }), someFilter, (batches, filter) => {
        const store = createStore()
        const view = new LogView(store, filter)
        const all: Line[] = []
        const seen = new Map<number, number>()
        for (const batch of batches) {
          append(store, batch)
          all.push(...batch)
          while (view.advance(5) === 'more');
          for (let row = view.rows.first; row < view.rows.end; row += 1) {
            const seq = view.rows.at(row)
            expect(seen.get(row) ?? seq).toBe(seq)
            seen.set(row, seq)
          }
        }
        const kept = all.flatMap((line, seq) => (seq >= store.first && passes(line, filter) ? [seq] : []))
        const rows = Array.from({ length: view.rows.end - view.rows.first }, (_, index) => view.rows.at(view.rows.first + index))
        expect(rows).toEqual(kept)
      }),
      { numRuns: 60 },
    )
  })

  it('counts its rows from its setting on', () => {
    const store = createStore()
    append(
      store,
      Array.from({ length: 1000 }, () => ({ source: 0, stream: 'stdout', text: 'x' }) as const),
    )
    const view = new LogView(store, {})
    view.advance(1000)
    expect([view.rows.first, view.rows.end, view.rows.at(0)]).toEqual([0, store.end - store.first, store.first])
  })

  it('moves its first row on when lines are let go', () => {
    const store = createStore(400)
    const view = new LogView(store, {})
    for (let n = 0; n < 50; n += 1) {
      append(
        store,
        Array.from({ length: 200 }, () => ({ source: 0, stream: 'stdout', text: 'x' }) as const),
      )
      view.advance(1000)
    }
    expect(view.rows.end).toBe(10_000)
    expect(view.rows.first).toBe(store.first)
  })

  it('says so when its pattern hangs on a line, within a moment, and can go on without it', () => {
    const store = createStore()
    const view = new LogView(store, { query: '(a+)+$', regex: true })
    append(store, [{ source: 0, stream: 'stdout', text: 'aaa' }])
    expect(view.advance(5)).toBe('done')
    append(store, [{ source: 0, stream: 'stdout', text: `${'a'.repeat(60)}!` }])
    const before = performance.now()
    expect(view.advance(5)).toBe('stuck')
    expect(performance.now() - before).toBeLessThan(1000)
    view.giveUpPattern()
    expect(view.advance(5)).toBe('done')
    expect(view.rows.end).toBe(2)
  })

  it('refuses a pattern that is none, with the reason', () => {
    expect(() => new LogView(createStore(), { query: '(', regex: true })).toThrow(/not a regular expression: .*Unterminated group/)
  })
})

describe('searchRows', () => {
  it('answers rows of the filtered view, oldest first', async () => {
    const store = createStore(5000)
    append(
      store,
      Array.from({ length: 3000 }, (_, n) => ({ source: n % 2, stream: 'stdout', text: `line ${n}` }) as const),
    )
    const view = new LogView(store, { services: ['db'] })
    view.advance(1000)
    expect(await searchRows(view, store, { query: 'LINE 29\\d1', regex: true })).toEqual({
      rows: [1450, 1455, 1460, 1465, 1470, 1475, 1480, 1485, 1490, 1495],
      more: false,
    })
  })

  it('answers at most 10,000 rows, and that there are more', async () => {
    const store = createStore(20_000)
    append(
      store,
      Array.from({ length: 10_001 }, () => ({ source: 0, stream: 'stdout', text: 'x' }) as const),
    )
    const view = new LogView(store, {})
    view.advance(1000)
    const { rows, more } = await searchRows(view, store, { query: 'x' })
    expect([rows.length, rows.at(-1), more]).toEqual([10_000, 9999, true])
  })

  it('gives up a pattern that hangs, at once and in words', async () => {
    const store = createStore(5000)
    append(
      store,
      Array.from({ length: 3000 }, () => ({ source: 0, stream: 'stdout', text: `${'a'.repeat(60)}!` }) as const),
    )
    const view = new LogView(store, {})
    view.advance(1000)
    const before = performance.now()
    await expect(searchRows(view, store, { query: '(a+)+$', regex: true })).rejects.toMatchObject({ fault: { code: 'input.invalid' } })
    expect(performance.now() - before).toBeLessThan(1000)
  })

  it('stops with its signal', async () => {
    const store = createStore(200_000)
    append(
      store,
      Array.from({ length: 200_000 }, () => ({ source: 0, stream: 'stdout', text: 'GET /api' }) as const),
    )
    const view = new LogView(store, {})
    while (view.advance(1000) === 'more');
    await expect(searchRows(view, store, { query: 'nothing' }, AbortSignal.timeout(1))).rejects.toThrow(/abort|timeout/i)
  })
})
