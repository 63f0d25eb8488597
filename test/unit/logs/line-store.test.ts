import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineStore, type StoreLimits } from '../../../src/main/logs/line-store.ts'
import { createBudget } from '../../../src/main/logs/memory-budget.ts'
import { moment } from './framed.ts'

const roomy: StoreLimits = { lines: 1000, bytes: 1e9 }

function storeOf(limits: Partial<StoreLimits> = {}, budget = createBudget(1e9)): LineStore {
  const store = new LineStore({ ...roomy, ...limits }, budget)
  store.addSource({ service: 'web', container: 'shop-web-1' })
  return store
}

function line(n: number, text: string, more: { cut?: boolean; stream?: 'stdout' | 'stderr' | 'note' } = {}) {
  return { time: moment(n), source: 0, stream: 'stdout' as const, text, cut: false, ...more }
}

describe('LineStore', () => {
  it('gives back what was put in', () => {
    const someLine = fc.record({
      text: fc.string({ unit: 'grapheme' }),
      cut: fc.boolean(),
      stream: fc.constantFrom('stdout' as const, 'stderr' as const, 'note' as const),
    })
    fc.assert(
      fc.property(fc.array(someLine, { maxLength: 200 }), (lines) => {
        const store = storeOf()
        lines.forEach(({ text, ...more }, n) => store.append(line(n, text, more)))
        const read = lines.map((_, n) => store.line(n))
        expect(read).toEqual(
          lines.map(({ text, cut, stream }, seq) => ({
            seq,
            time: moment(seq),
            service: 'web',
            container: 'shop-web-1',
            stream,
            text,
            ...(cut && { cut }),
          })),
        )
      }),
    )
  })

  it('keeps the newest lines, lets the oldest go, and never uses a number twice', () => {
    const store = storeOf({ lines: 1000 })
    for (let n = 0; n < 5005; n += 1) store.append(line(n, `line ${n}`))
    expect(store.end).toBe(5005)
    expect(store.end - store.first).toBeGreaterThanOrEqual(1000)
    expect(store.end - store.first).toBeLessThanOrEqual(1010)
    expect(store.line(5004).text).toBe('line 5004')
    expect(store.line(store.first).text).toBe(`line ${store.first}`)
    expect(() => store.line(store.first - 1)).toThrow(RangeError)
  })

  it('stays within its bytes, however long the lines are', () => {
    const store = storeOf({ lines: 200_000, bytes: 2_000_000 })
    for (let n = 0; n < 300; n += 1) {
      store.append(line(n, 'a'.repeat(60_000)))
      expect(store.bytes).toBeLessThan(2_000_000)
    }
    expect(store.end - store.first).toBeGreaterThan(10)
  })

  it('lets its own lines go when all logs together take too much', () => {
    const budget = createBudget(1_000_000)
    const quiet = storeOf({}, budget)
    quiet.append(line(0, 'quiet'))
    const loud = storeOf({ lines: 200_000 }, budget)
    for (let n = 0; n < 300; n += 1) loud.append(line(n, 'b'.repeat(60_000)))
    expect(budget.used).toBeLessThan(1_500_000)
    expect(quiet.line(0).text).toBe('quiet')
    loud.clear()
    quiet.clear()
    expect(budget.used).toBe(0)
  })

  it('keeps 200,000 ordinary lines in a quarter more than their text', () => {
    const store = storeOf({ lines: 200_000, bytes: 64 * 1024 * 1024 })
    for (let n = 0; n < 200_000; n += 1) store.append(line(n, 'a'.repeat(100)))
    expect(store.first).toBe(0)
    expect(store.bytes).toBeLessThan(200_000 * 125)
  })

  it('finds the times of one container from a moment on, in the order of their coming', () => {
    const store = storeOf()
    store.addSource({ service: 'db', container: 'shop-db-1' })
    for (const [n, source] of [
      [5, 0],
      [9, 1],
      [9, 0],
      [3, 0],
      [7, 0],
    ] as const)
      store.append({ ...line(n, ''), source })
    store.append(line(8, 'web started', { stream: 'note' }))
    expect(store.timesOf(0, moment(5))).toEqual([moment(5), moment(9), moment(7)])
  })
})
