import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineParser } from '../../../src/main/logs/container-stream.ts'
import { chunked, frame, messages, moment, someChunking } from './framed.ts'

interface Line {
  readonly time: string
  readonly stream: string
  readonly text: string
  readonly cut: boolean
}

function parse(chunks: readonly Buffer[], framed: boolean): Line[] {
  const lines: Line[] = []
  const parser = lineParser(framed, (time, stream, text, cut) => lines.push({ time, stream, text, cut }))
  for (const chunk of chunks) parser.write(chunk)
  parser.end()
  return lines
}

const someText = fc.oneof(
  { weight: 5, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll('\n', ' ')) },
  // Long lines, whose pieces end inside a character.
  { weight: 1, arbitrary: fc.integer({ min: 5000, max: 21_000 }).map((length) => 'x€ä'.repeat(length / 3)) },
)
const someLines = fc.array(fc.tuple(fc.constantFrom('stdout' as const, 'stderr' as const), someText), { maxLength: 15 })

describe('a log with frames', () => {
  it('gives back every line, however long, on two streams at once, in any chunks', () => {
    fc.assert(
      fc.property(someLines, someChunking, (lines, sizes) => {
        const bytes = lines.flatMap(([stream, text], n) => messages(moment(n), Buffer.from(`${text}\n`)).map((each) => frame(stream, each)))
        const expected = lines.map(([stream, text], n) => ({ time: moment(n), stream, text, cut: false }))
        expect(parse(chunked(Buffer.concat(bytes), sizes), true)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('joins the pieces of a line though the other stream speaks between them', () => {
    const long = 'a'.repeat(40_000)
    const [first, ...rest] = messages(moment(1), Buffer.from(`${long}\n`)).map((each) => frame('stdout', each))
    const between = frame('stderr', Buffer.from(`${moment(2)} hello\n`))
    const lines = parse([Buffer.concat([first ?? Buffer.alloc(0), between, ...rest])], true)
    expect(lines.map(({ text }) => text)).toEqual(['hello', long])
  })

  it('joins pieces whose timestamps differ, as Podman sends them', () => {
    const frames = [`${moment(1)} ${'a'.repeat(8192)}`, `${moment(2)} b\n`].map((each) => frame('stdout', Buffer.from(each)))
    expect(parse(frames, true).map(({ text }) => text)).toEqual([`${'a'.repeat(8192)}b`])
  })

  it('does not join what a container printed last with what it prints first after its next start', () => {
    const frames = [`${moment(1)} no end`, `${moment(2)} hello\n`].map((each) => frame('stdout', Buffer.from(each)))
    expect(parse(frames, true).map(({ time, text }) => [time, text])).toEqual([
      [moment(1), 'no end'],
      [moment(2), 'hello'],
    ])
  })

  it('keeps 64 KiB of a longer line, says that it is cut, and goes on with the next line', () => {
    const frames = [...messages(moment(1), Buffer.from(`${'a'.repeat(3_000_000)}\n`)), Buffer.from(`${moment(2)} next\n`)]
    const lines = parse(
      frames.map((each) => frame('stdout', each)),
      true,
    )
    expect(lines.map(({ text, cut }) => [text.length, cut])).toEqual([
      [65_536, true],
      [4, false],
    ])
  })

  it('shows a line that never ends as soon as it is as long as is kept', () => {
    const lines: string[] = []
    const parser = lineParser(true, (_time, _stream, text) => lines.push(text))
    for (const each of messages(moment(1), Buffer.from('a'.repeat(90_000)))) parser.write(frame('stdout', each))
    expect(lines).toHaveLength(1)
  })

  it('cuts no character in two', () => {
    const [line] = parse(
      messages(moment(1), Buffer.from(`${'€'.repeat(30_000)}\n`)).map((each) => frame('stdout', each)),
      true,
    )
    expect(line?.text).toBe('€'.repeat(21_845))
  })

  it('takes out one timestamp only: a line may begin with one of its own', () => {
    const text = `${moment(7)} says the program`
    expect(parse([frame('stdout', Buffer.from(`${moment(1)} ${text}\n`))], true)).toMatchObject([{ time: moment(1), text }])
  })

  it('takes an empty line and the time of an engine that writes a local offset', () => {
    const frames = [`${moment(1)} \n`, '2026-11-21T05:20:00.5+01:00 hi\n'].map((each) => frame('stdout', Buffer.from(each)))
    expect(parse(frames, true).map(({ time, text }) => [time, text])).toEqual([
      [moment(1), ''],
      ['2026-11-21T04:20:00.500000000Z', 'hi'],
    ])
  })

  it('keeps lines without any timestamp', () => {
    expect(parse([frame('stdout', Buffer.from('plain\n'))], true)).toMatchObject([{ time: '', text: 'plain' }])
  })
})

describe('the log of a terminal', () => {
  it('gives back every line without the timestamps inside long ones, in any chunks', () => {
    fc.assert(
      fc.property(fc.array(someText, { maxLength: 15 }), someChunking, (texts, sizes) => {
        const bytes = texts.flatMap((text, n) => messages(moment(n), Buffer.from(`${text}\r\n`)))
        const expected = texts.map((text, n) => ({ time: moment(n), stream: 'stdout', text: `${text}\r`, cut: false }))
        expect(parse(chunked(Buffer.concat(bytes), sizes), false)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps 64 KiB of a longer line and says that it is cut', () => {
    const bytes = [...messages(moment(1), Buffer.from(`${'b'.repeat(500_000)}\r\n`)), Buffer.from(`${moment(2)} next\r\n`)]
    expect(parse(bytes, false).map(({ text, cut }) => [text.length, cut])).toEqual([
      [65_536, true],
      [5, false],
    ])
  })

  it('shows what has no end of line when the stream ends', () => {
    expect(parse([Buffer.from(`${moment(1)} $ `)], false)).toMatchObject([{ time: moment(1), text: '$ ' }])
  })
})
