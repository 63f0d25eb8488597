import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineMerge, reorderWindow } from '../../../src/main/logs/line-merge.ts'
import { moment } from './framed.ts'

interface Line {
  readonly time: string
  readonly from: number
}

const limits = { all: 1000, one: 500 }
const later = (): number => performance.now() + reorderWindow

describe('LineMerge', () => {
  it('gives the backlogs of several containers in one order by time, however they arrive', () => {
    const someBacklogs = fc.array(
      fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 40 }).map((times) => times.sort((a, b) => a - b)),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(someBacklogs, fc.infiniteStream(fc.nat()), (backlogs, random) => {
        const merge = new LineMerge<Line>(limits)
        const inputs = backlogs.map(() => merge.add())
        const left = backlogs.map((times) => [...times])
        const out: Line[] = []
        while (left.some((times) => times.length > 0)) {
          const candidates = left.flatMap((times, index) => (times.length > 0 ? [index] : []))
          const from = candidates[(random.next().value ?? 0) % candidates.length] ?? 0
          const time = left[from]?.shift() ?? 0
          inputs[from]?.push({ time: moment(time), from }, 1)
          if (left[from]?.length === 0 && inputs[from]) inputs[from].reading = false
          if ((random.next().value ?? 0) % 3 === 0) out.push(...merge.take(later()))
        }
        for (const input of inputs) input.reading = false
        out.push(...merge.take(later()))
        const expected = backlogs.flatMap((times, from) => times.map((time) => ({ time: moment(time), from })))
        expect(out.map(({ time }) => time)).toEqual(expected.map(({ time }) => time).sort())
        for (const [from, times] of backlogs.entries()) {
          expect(out.filter((line) => line.from === from).map(({ time }) => time)).toEqual(times.map(moment))
        }
      }),
    )
  })

  it('gives nothing that an unread backlog may still precede', () => {
    const merge = new LineMerge<Line>(limits)
    const [first, second] = [merge.add(), merge.add()]
    first.push({ time: moment(5), from: 0 }, 1)
    expect(merge.take(later())).toEqual([])
    second.push({ time: moment(3), from: 1 }, 1)
    expect(merge.take(later()).map(({ from }) => from)).toEqual([1])
    second.reading = false
    expect(merge.take(later()).map(({ from }) => from)).toEqual([0])
  })

  it('lets live lines of several containers wait a moment for older ones, and those of a single one not', () => {
    const merge = new LineMerge<Line>(limits)
    const [first, second] = [merge.add(), merge.add()]
    first.reading = false
    second.reading = false
    first.push({ time: moment(5), from: 0 }, 1)
    expect(merge.take(performance.now())).toEqual([])
    second.push({ time: moment(4), from: 1 }, 1)
    expect(merge.take(later()).map(({ from }) => from)).toEqual([1, 0])
    merge.remove(second)
    first.push({ time: moment(6), from: 0 }, 1)
    expect(merge.take(performance.now())).toHaveLength(1)
  })

  it('does not let a container whose queue is full wait', () => {
    const merge = new LineMerge<Line>(limits)
    const [first, second] = [merge.add(), merge.add()]
    first.reading = false
    second.reading = false
    for (let n = 0; n < 500; n += 1) first.push({ time: moment(n), from: 0 }, 1)
    expect(first.isFull).toBe(true)
    expect(merge.take(performance.now())).toHaveLength(500)
    expect(first.isFull).toBe(false)
  })

  it('goes on though a clock was set back within a backlog', () => {
    const merge = new LineMerge<Line>(limits)
    const [first, second] = [merge.add(), merge.add()]
    first.push({ time: moment(100), from: 0 }, 500)
    first.push({ time: moment(50), from: 0 }, 1)
    second.push({ time: moment(200), from: 1 }, 1)
    expect(merge.take(later()).filter(({ from }) => from === 0)).toHaveLength(2)
    expect(first.isFull).toBe(false)
  })

  it('puts notes in their place among the lines', () => {
    const merge = new LineMerge<Line>(limits)
    const input = merge.add()
    merge.notes.push({ time: moment(5), from: 9 }, 1)
    input.push({ time: moment(4), from: 0 }, 1)
    expect(merge.take(later()).map(({ from }) => from)).toEqual([0])
    input.push({ time: moment(6), from: 0 }, 1)
    expect(merge.take(later()).map(({ from }) => from)).toEqual([9, 0])
  })

  it('answers what a container still had when it leaves', () => {
    const merge = new LineMerge<Line>(limits)
    const input = merge.add()
    input.push({ time: moment(1), from: 0 }, 1)
    expect(merge.remove(input)).toHaveLength(1)
    expect(merge.isEmpty).toBe(true)
    expect(merge.isReading).toBe(false)
  })
})
