import { readFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportLines, type RowReader } from '../../../src/main/logs/export-lines.ts'
import { Growth } from '../../../src/main/logs/growth.ts'
import { notesAtFirst, notesBetween } from '../../../src/main/logs/notes.ts'
import { parseSince } from '../../../src/main/logs/since.ts'
import { refusalOf } from '../../../src/main/logs/stream-refusal.ts'
import { normalTime, secondsOf, nanosOf, sinceValue, timeOf } from '../../../src/main/logs/timestamp.ts'
import type { Container } from '../../../src/shared/model/container.ts'
import type { LogLine } from '../../../src/shared/model/log.ts'

describe('times', () => {
  it('are brought into one form', () => {
    expect(normalTime('2026-11-21T04:20:27.670765104Z')).toBe('2026-11-21T04:20:27.670765104Z')
    expect(normalTime('2026-11-21T05:20:27+01:00')).toBe('2026-11-21T04:20:27.000000000Z')
    expect(normalTime('yesterday')).toBeUndefined()
  })

  it('survive packing', () => {
    for (const time of ['2026-11-21T04:20:27.670765104Z', '2038-01-19T03:14:08.000000001Z', '1970-01-01T00:00:00.000000000Z']) {
      expect(timeOf(secondsOf(time), nanosOf(time))).toBe(time)
    }
    expect(sinceValue('2026-11-21T04:20:27.070765104Z')).toBe('1795234827.070765104')
  })
})

describe('parseSince', () => {
  const now = Date.parse('2026-11-21T04:20:00Z')
  it.each([
    ['15m', '2026-11-21T04:05:00.000000000Z'],
    ['1h30m', '2026-11-21T02:50:00.000000000Z'],
    ['2d', '2026-11-19T04:20:00.000000000Z'],
    ['1.5s', '2026-11-21T04:19:58.500000000Z'],
    ['2026-11-21T04:00:00.5Z', '2026-11-21T04:00:00.500000000Z'],
    ['2026-11-21', '2026-11-21T00:00:00.000000000Z'],
  ])('understands %s', (text, time) => {
    expect(parseSince(text, now)).toBe(time)
  })

  it.each(['', 'soon', '15', '15m ago', '-5m', '2026-99-99T00:00:00Z'])('refuses %j in words', (text) => {
    expect(() => parseSince(text, now)).toThrow(/neither a time nor a duration/)
  })
})

const running: Container = {
  id: 'a',
  name: 'shop-web-1',
  image: 'web',
  status: 'running',
  health: 'none',
  exitCode: 0,
  outOfMemory: false,
  restartCount: 0,
  restartPolicy: 'no',
  startedAt: '2026-11-21T04:00:00.1Z',
  ports: [],
  tty: false,
}
const exited: Container = { ...running, status: 'exited', exitCode: 1, finishedAt: '2026-11-21T04:01:00Z' }
const words = (notes: readonly { text: string }[]): string[] => notes.map(({ text }) => text)

describe('notes', () => {
  it('say what was so at first, at its time', () => {
    expect(notesAtFirst(exited, 'web')).toEqual([
      { time: '2026-11-21T04:00:00.100000000Z', text: 'web started' },
      { time: '2026-11-21T04:01:00.000000000Z', text: 'web exited with code 1' },
    ])
    expect(notesAtFirst({ ...running, status: 'created', startedAt: undefined }, 'web')).toEqual([])
  })

  it('say what changed', () => {
    const again: Container = { ...exited, status: 'running', exitCode: 0, startedAt: '2026-11-21T04:02:00Z' }
    expect(words(notesBetween(running, exited, 'web'))).toEqual(['web exited with code 1'])
    expect(words(notesBetween(exited, again, 'web'))).toEqual(['web started'])
    expect(words(notesBetween(running, again, 'web'))).toEqual(['web stopped', 'web started'])
    expect(words(notesBetween(running, { ...exited, exitCode: 137, outOfMemory: true }, 'web'))).toEqual([
      'web exited with code 137, out of memory',
    ])
    expect(words(notesBetween(running, { ...exited, exitCode: 143, stopRequested: true }, 'web'))).toEqual([
      'web exited with code 143, as asked',
    ])
    expect(words(notesBetween(running, { ...exited, status: 'restarting' }, 'web'))).toEqual([
      'web exited with code 1; the engine starts it again',
    ])
    expect(words(notesBetween(running, { ...running, health: 'unhealthy' }, 'web'))).toEqual(['web is unhealthy'])
    expect(words(notesBetween({ ...running, health: 'starting' }, { ...running, health: 'healthy' }, 'web'))).toEqual(['web is healthy'])
    expect(words(notesBetween(running, { ...running, status: 'paused' }, 'web'))).toEqual(['web is paused'])
    expect(words(notesBetween({ ...running, status: 'paused' }, running, 'web'))).toEqual(['web goes on'])
  })

  it('say nothing when nothing changed', () => {
    expect(notesBetween(exited, { ...exited }, 'web')).toEqual([])
  })
})

describe('refusalOf', () => {
  const refused = (statusCode: number, message = ''): Error => Object.assign(new Error(message), { statusCode })
  it('tells a container that is gone, a log that can’t be read, and an engine that is away', () => {
    expect(refusalOf(refused(404))).toEqual({ kind: 'gone' })
    expect(refusalOf(refused(501)).kind).toBe('unreadable')
    expect(refusalOf(refused(500, 'configured logging driver does not support reading')).kind).toBe('unreadable')
    expect(refusalOf(refused(400, 'bad\u001b]0;x\u0007 thing'))).toEqual({ kind: 'unreadable', reason: 'bad thing' })
    expect(refusalOf(refused(503))).toEqual({ kind: 'broken' })
    expect(refusalOf(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))).toEqual({ kind: 'broken' })
  })
})

describe('Growth', () => {
  it('tells the latest state, at most ten times a second, and ends when it is over', async () => {
    const growth = new Growth()
    let state = 0
    const teller = setInterval(() => {
      state += 1
      growth.tell()
    }, 1)
    const told: number[] = []
    setTimeout(() => growth.end(), 550)
    for await (const each of growth.watch(() => state)) told.push(each)
    clearInterval(teller)
    expect(told.length).toBeGreaterThan(2)
    expect(told.length).toBeLessThanOrEqual(7)
    expect(growth.watchers).toBe(0)
  })

  it('lets a reader go with its signal', async () => {
    const growth = new Growth()
    const signal = AbortSignal.timeout(20)
    const reader = growth.watch(() => 1, signal)
    while (!(await reader.next()).done);
    expect(growth.watchers).toBe(0)
  })
})

describe('exportLines', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gantry-logs-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const lines: LogLine[] = Array.from({ length: 2500 }, (_, seq) => ({
    seq,
    time: '2026-11-21T04:00:00.000000000Z',
    service: 'web',
    container: 'shop-web-1',
    stream: 'stdout',
    text: `\u001b[31mline ${seq}\u001b[0m`,
  }))
  const reader: RowReader = { first: 0, end: lines.length, read: (from, count) => ({ from, lines: lines.slice(from, from + count) }) }

  it('writes plain text with times and services, for its owner only', async () => {
    const file = path.join(folder, 'web.log')
    expect(await exportLines(file, reader)).toBe(2500)
    const written = (await readFile(file, 'utf8')).split('\n')
    expect([written.length, written[0], written[2499]]).toEqual([
      2501,
      '2026-11-21T04:00:00.000000000Z web | line 0',
      '2026-11-21T04:00:00.000000000Z web | line 2499',
    ])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('says how many lines went while it wrote', async () => {
    const file = path.join(folder, 'web.log')
    const going: RowReader = { ...reader, read: (from, count) => reader.read(Math.max(from, from > 0 ? 1500 : 0), count) }
    expect(await exportLines(file, going)).toBe(2000)
    expect(await readFile(file, 'utf8')).toContain('\n[500 lines were let go before they could be written]\n')
  })

  it('never writes over a file, and says why it can’t write', async () => {
    const file = path.join(folder, 'web.log')
    await writeFile(file, 'mine')
    await expect(exportLines(file, reader)).rejects.toMatchObject({ fault: { code: 'file.exists' } })
    expect(await readFile(file, 'utf8')).toBe('mine')
    await expect(exportLines(path.join(folder, 'no', 'web.log'), reader)).rejects.toMatchObject({ fault: { code: 'folder.missing' } })
    await expect(exportLines(path.join(file, 'web.log'), reader)).rejects.toMatchObject({ fault: { code: 'folder.missing' } })
    await expect(exportLines(folder, reader)).rejects.toMatchObject({ fault: { code: 'file.exists' } })
    await expect(exportLines('/proc/web.log', reader)).rejects.toMatchObject({ fault: { code: expect.stringMatching(/^f/) } })
  })

  it('leaves no file when it is stopped half-way', async () => {
    const file = path.join(folder, 'web.log')
    const stop = new AbortController()
    const stopping: RowReader = {
      ...reader,
      read: (from, count) => {
        if (from > 0) stop.abort()
        return reader.read(from, count)
      },
    }
    await expect(exportLines(file, stopping, stop.signal)).rejects.toThrow()
    await expect(stat(file)).rejects.toThrow()
  })
})
