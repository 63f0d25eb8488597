import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ResumePoint } from '../../../src/main/logs/resume-point.ts'
import { sinceValue } from '../../../src/main/logs/timestamp.ts'
import { moment } from './framed.ts'

interface Line {
  readonly n: number
  readonly time: string
}

/** Reads a log as the engine gives it, cut off and resumed at these places while it grows. */
function readWithBreaks(times: readonly number[], breaks: readonly number[]): number[] {
  const log: Line[] = times.map((time, n) => ({ n, time: moment(time) }))
  const kept: Line[] = []
  const point = new ResumePoint((since) => kept.filter(({ time }) => time >= since).map(({ time }) => time))
  for (const end of [...breaks.map((each) => each % (log.length + 1)), log.length]) {
    point.resume()
    const { since } = point
    for (const line of log.slice(0, end)) {
      if (since !== undefined && sinceValue(line.time) < since) continue
      if (point.accept(line.time)) kept.push(line)
    }
  }
  return kept.map(({ n }) => n)
}

const someBreaks = fc.array(fc.nat(), { maxLength: 8 })

describe('ResumePoint', () => {
  it('loses nothing and takes nothing twice, with many lines of one moment and breaks anywhere', () => {
    const rising = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 60 }).map((times) => times.sort((a, b) => a - b))
    fc.assert(
      fc.property(rising, someBreaks, (times, breaks) => {
        expect(
          readWithBreaks(
            times,
            breaks.sort((a, b) => a - b),
          ),
        ).toEqual(times.map((_, n) => n))
      }),
    )
  })

  it('does the same after the clock was set back: what was read before comes again, and is known', () => {
    const someTimes = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 30 }).map((times) => times.sort((a, b) => a - b))
    fc.assert(
      fc.property(someTimes, someTimes, fc.nat(), (before, after, at) => {
        const times = [...before, ...after]
        // Broken off before that, the engine itself leaves out what is older than `since`.
        const broken = before.length + 1 + (at % after.length)
        expect(readWithBreaks(times, [broken])).toEqual(times.map((_, n) => n))
      }),
    )
  })

  it('takes what follows though the log was rotated away meanwhile', () => {
    const point = new ResumePoint(() => [])
    for (const n of [1, 2, 2]) point.accept(moment(n))
    point.resume()
    expect([moment(5), moment(6)].map((time) => point.accept(time))).toEqual([true, true])
  })
})
