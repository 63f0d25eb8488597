import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRow } from '../../../../src/renderer/components/log-view/find-row.ts'
import { PageCache, wholePages } from '../../../../src/renderer/components/log-view/page-cache.ts'
import { RowHeights } from '../../../../src/renderer/components/log-view/row-heights.ts'
import type { LogLine } from '../../../../src/shared/model/log.ts'

const line = (seq: number): LogLine => ({ seq, time: '', service: 'web', container: 'web-1', stream: 'stdout', text: String(seq) })
const lines = (from: number, count: number) => Array.from({ length: count }, (_, index) => line(from + index))

describe('the cache of rows', () => {
  it('keeps rows under their number, over the edges of pages', () => {
    const cache = new PageCache()
    cache.put(190, lines(190, 30))
    expect(cache.get(190)?.seq).toBe(190)
    expect(cache.get(219)?.seq).toBe(219)
    expect(cache.get(220)).toBeUndefined()
  })

  it('asks only for what is not there', () => {
    const cache = new PageCache()
    cache.put(0, lines(0, 100))
    expect(cache.missing({ from: 10, to: 90 })).toBeUndefined()
    expect(cache.missing({ from: 50, to: 140 })).toEqual({ from: 100, to: 140 })
    cache.put(130, lines(130, 20))
    expect(cache.missing({ from: 50, to: 140 })).toEqual({ from: 100, to: 130 })
  })

  it('lets go of the page that was used least lately', () => {
    const cache = new PageCache(2)
    cache.put(0, lines(0, 1))
    cache.put(200, lines(200, 1))
    cache.touch({ from: 0, to: 1 })
    cache.put(400, lines(400, 1))
    expect(cache.pages).toBe(2)
    expect(cache.get(0)).toBeDefined()
    expect(cache.get(200)).toBeUndefined()
  })

  it('rounds out to whole pages within what there is', () => {
    expect(wholePages({ from: 250, to: 290 }, { from: 0, to: 1000 })).toEqual({ from: 200, to: 400 })
    expect(wholePages({ from: 250, to: 290 }, { from: 210, to: 300 })).toEqual({ from: 210, to: 300 })
  })
})

describe('heights of rows', () => {
  it('agree with adding them up one by one', () => {
    const heights = fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 1, maxLength: 900 })
    fc.assert(
      fc.property(heights, fc.nat(5000), fc.nat(20_000), (all, from, pixels) => {
        const rows = new RowHeights(20)
        all.forEach((height, index) => rows.set(from + index, height))
        const total = all.reduce((sum, height) => sum + height, 0)
        expect(rows.between(from, from + all.length)).toBe(total)
        const middle = Math.floor(all.length / 2)
        expect(rows.between(from, from + middle)).toBe(all.slice(0, middle).reduce((sum, height) => sum + height, 0))
        const row = rows.at(from, from + all.length, pixels)
        expect(rows.between(from, row)).toBeLessThanOrEqual(pixels)
        if (row < from + all.length - 1) expect(rows.between(from, row + 1)).toBeGreaterThan(pixels)
      }),
      { numRuns: 60 },
    )
  })

  it('tells by how much a row grew, and forgets rows that are gone', () => {
    const rows = new RowHeights(20)
    expect(rows.set(300, 60)).toBe(40)
    expect(rows.set(300, 60)).toBe(0)
    expect(rows.set(300, 20)).toBe(-40)
    rows.set(300, 80)
    rows.forgetBefore(600)
    expect(rows.of(300)).toBe(20)
  })

  it('is quick with a store full of rows', () => {
    const rows = new RowHeights(20)
    for (let row = 0; row < 200_000; row += 3) rows.set(row, 40)
    const began = performance.now()
    for (let turn = 0; turn < 20; turn += 1) rows.at(0, 200_000, 3_000_000)
    expect((performance.now() - began) / 20).toBeLessThan(8)
  })
})

describe('finding a line among other rows', () => {
  it('answers the row of the line, or the next one after it', async () => {
    const kept = [3, 7, 9, 20, 40]
    const read = async (row: number) => line(kept[row] ?? 0)
    expect(await findRow({ first: 0, end: 5 }, read, ({ seq }) => seq >= 9)).toBe(2)
    expect(await findRow({ first: 0, end: 5 }, read, ({ seq }) => seq >= 10)).toBe(3)
    expect(await findRow({ first: 0, end: 5 }, read, ({ seq }) => seq >= 99)).toBe(4)
    expect(await findRow({ first: 0, end: 0 }, read, () => true)).toBeUndefined()
  })
})
