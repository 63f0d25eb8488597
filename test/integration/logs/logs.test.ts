import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogLine } from '../../../src/shared/model/log.ts'
import { createLogWorld, type LogWorld, readToEnd, texts } from './log-world.ts'

let world: LogWorld
beforeAll(async () => {
  world = await createLogWorld()
})
afterAll(async () => {
  await world.close()
  expect(world.room.usage()).toEqual({ openLogs: 0, followers: 0, bytes: 0 })
})

const sorted = (lines: readonly LogLine[]): boolean =>
  lines.every((line, index) => index === 0 || (lines[index - 1]?.time ?? '') <= line.time)

describe('an open log, on a real engine', () => {
  it('shows what a container printed, made safe and whole', async () => {
    const script = [
      'head -c 40000 /dev/zero | tr "\\0" a; echo',
      'head -c 500000 /dev/zero | tr "\\0" b; echo',
      'printf "10%%\\r100%%\\n"',
      'printf "crlf\\r\\n"',
      'printf "nul\\0 \\033]0;title\\007\\033[31mred\\033[0m\\033[2J\\n"',
      'printf "bad \\377 utf\\n"',
      'echo "<img src=x onerror=alert(1)>"',
      'echo "error" >&2',
      'printf "no end"',
    ].join('; ')
    const name = await world.run('odd', script)
    const { id } = await world.room.open({ containers: [name] })
    const lines = await world.until(id, (each, { live }) => live && each.some(({ text }) => text === 'no end'))
    expect(texts(lines).filter((text) => text !== 'error')).toEqual([
      'a'.repeat(40_000),
      'b'.repeat(65_536),
      '100%',
      'crlf',
      'nul␀ \u001b[31mred\u001b[0m',
      'bad � utf',
      '<img src=x onerror=alert(1)>',
      'no end',
    ])
    expect(lines.filter(({ cut }) => cut).map(({ text }) => text[0])).toEqual(['b'])
    expect(lines.filter(({ stream }) => stream === 'stderr').map(({ text }) => text)).toEqual(['error'])
    expect(lines[1]).toMatchObject({ service: 'odd', container: name, stream: 'stdout' })
    expect(sorted(lines)).toBe(true)
    await world.room.close(id)
  })

  it('shows a terminal’s log without the timestamps inside long lines', async () => {
    const name = await world.run('term', 'head -c 40000 /dev/zero | tr "\\0" a; echo; echo two; printf "\\033[32mgreen\\033[0m\\n"', [
      '--tty',
    ])
    const { id } = await world.room.open({ containers: [name] })
    const lines = await world.until(id, (each, { live }) => live && each.some(({ text }) => text.includes('green')))
    expect(texts(lines)).toEqual(['a'.repeat(40_000), 'two', '\u001b[32mgreen\u001b[0m'])
    await world.room.close(id)
  })

  it('reads a log of the local driver, and says when a driver keeps none', async () => {
    const kept = await world.run('local', 'printf "x\\377\\0y\\n"', ['--log-driver', 'local'])
    const none = await world.run('silent', 'echo hello; sleep 60', ['--log-driver', 'none'])
    const { id } = await world.room.open({ containers: [kept, none] })
    const lines = await world.until(id, (each) => each.some(({ text }) => text.includes('can’t be read')) && texts(each).length > 0)
    expect(texts(lines)).toEqual(['x�␀y'])
    expect(texts(lines, 'note')).toContain('The log of silent can’t be read: its logging driver keeps none that could be read')
    await world.room.close(id)
  })

  it('merges the backlogs of several containers by time, and goes on live', async () => {
    const script = (word: string): string => `for i in $(seq 40); do echo ${word}$i; sleep 0.02; done; sleep 1; echo ${word}-late; sleep 60`
    await Promise.all(['one', 'two', 'three'].map((word) => world.run(word, script(word))))
    const { id } = await world.room.open({ stack: world.project, services: ['one', 'two', 'three'] })
    const lines = await world.until(id, (each) => each.filter(({ text }) => text.endsWith('-late')).length === 3)
    const printed = lines.filter(({ stream }) => stream !== 'note')
    expect(printed).toHaveLength(123)
    expect(sorted(printed)).toBe(true)
    for (const word of ['one', 'two', 'three']) {
      expect(texts(lines).filter((text) => text.startsWith(word))).toEqual([
        ...Array.from({ length: 40 }, (_, n) => `${word}${n + 1}`),
        `${word}-late`,
      ])
    }
    const { rows } = await world.room.search({ id, query: '^ONE4\\d$', regex: true })
    expect(rows.map((row) => world.room.window({ id, from: row, count: 1 }).lines[0]?.text)).toEqual(['one40'])
    const filtered = await world.room.filter({ id, filter: { services: ['two'], streams: ['stdout'], query: 'late' } })
    expect(filtered).toMatchObject({ first: 0, end: 1, generation: 1, services: expect.arrayContaining(['one', 'two', 'three']) })
    await world.room.close(id)
  })

  it('goes on when a container stops and starts again, with dividers, and shows nothing twice', async () => {
    const name = await world.run('again', 'echo hello; trap "echo bye; exit 3" TERM; sleep 60 & wait')
    const { id } = await world.room.open({ containers: [name] })
    await world.until(id, (each) => texts(each).length === 1)
    await world.docker('restart', name)
    await world.until(id, (each) => texts(each).length === 3)
    await world.docker('stop', name)
    const lines = await world.until(id, (each) => texts(each).length === 4 && texts(each, 'note').length >= 4)
    expect(texts(lines)).toEqual(['hello', 'bye', 'hello', 'bye'])
    expect(texts(lines, 'note').at(0)).toBe('again started')
    expect(texts(lines, 'note').at(-1)).toBe('again exited with code 3, as asked')
    expect(lines.map(({ text }) => text).slice(-2)).toEqual(['bye', 'again exited with code 3, as asked'])
    await world.room.close(id)
  })

  it('takes in replicas that appear later, and keeps the lines of those that go', async () => {
    await world.run('scaled', 'echo first; sleep 60')
    const { id } = await world.room.open({ stack: world.project, services: ['scaled'] })
    await world.until(id, (each) => texts(each).length === 1)
    const second = await world.run('scaled', 'echo second; sleep 60')
    await world.until(id, (each) => texts(each).length === 2)
    await world.docker('rm', '--force', second)
    const lines = await world.until(id, (each) => texts(each, 'note').includes('scaled-2 was removed'))
    expect(texts(lines)).toEqual(['first', 'second'])
    expect(texts(lines, 'note')).toContain('scaled-2 started')
    await world.until(id, () => world.room.usage().followers === 1)
    await world.room.close(id)
  })

  it('shows only what is younger than it was asked for', async () => {
    const name = await world.run('aged', 'echo old; sleep 3; echo young; sleep 60')
    await new Promise((resolve) => setTimeout(resolve, 3500))
    const { id } = await world.room.open({ containers: [name], since: '2s' })
    const lines = await world.until(id, (each, { live }) => live && each.length > 0)
    expect(texts(lines)).toEqual(['young'])
    await expect(world.room.open({ containers: [name], since: 'soon' })).rejects.toMatchObject({ fault: { code: 'input.invalid' } })
    await world.room.close(id)
  })

  it('saves what passes the filter', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gantry-logs-'))
    const name = await world.run('saved', 'for i in $(seq 2000); do echo line $i; done')
    const { id } = await world.room.open({ containers: [name] })
    await world.until(id, (each) => texts(each).length === 2000)
    await world.room.filter({ id, filter: { query: '00' } })
    const file = path.join(folder, 'saved.log')
    expect(await world.room.export({ id, path: file })).toEqual({ path: file, lines: 29 })
    expect((await readFile(file, 'utf8')).split('\n')[0]).toMatch(/^\d{4}-.*Z saved \| line 100$/)
    await expect(world.room.export({ id, path: file })).rejects.toMatchObject({ fault: { code: 'file.exists' } })
    await world.room.close(id)
    await rm(folder, { recursive: true })
  })

  it('is bounded under a flood, which holds up neither the process nor its neighbours', async () => {
    const loud = await world.run('loud', 'yes "a flood of words that goes on and on and on and on and on"', [
      '--log-opt',
      'max-size=50m',
      '--cpus',
      '0.5',
    ])
    const quiet = await world.run('quiet', 'i=0; while :; do i=$((i+1)); echo tick $i; sleep 0.1; done')
    const { id } = await world.room.open({ containers: [loud, quiet] })
    let beats = 0
    const beat = setInterval(() => {
      beats += 1
    }, 10)
    await new Promise((resolve) => setTimeout(resolve, 6000))
    clearInterval(beat)
    const { extent } = world.room.window({ id, from: 0, count: 0 })
    const { bytes } = world.room.usage()
    await world.docker('kill', loud)
    expect(extent.end - extent.first).toBeLessThanOrEqual(202_000)
    expect(bytes).toBeLessThan(64 * 1024 * 1024)
    // Not how long the longest turn took: this machine may be busy with others. But the turns went on.
    expect(beats).toBeGreaterThan(50)
    const ticks = world.all(id).filter(({ service }) => service === 'quiet').length
    expect(ticks).toBeGreaterThan(5)
    await world.room.close(id)
  })
})

describe('open logs', () => {
  it('are known no longer once they are closed, and end for those who watch', async () => {
    const { id } = await world.room.open({ containers: [] })
    const watching = readToEnd(world.room.watch(id))
    await world.room.close(id)
    await watching
    expect(() => world.room.watch(id)).toThrow(expect.objectContaining({ fault: expect.objectContaining({ code: 'log.unknown' }) }))
    expect(() => world.room.window({ id, from: 0, count: 1 })).toThrow(/no longer open/)
  })

  it('are let go when there are too many, those that nobody watches first', async () => {
    const { id: watched } = await world.room.open({ containers: [] })
    const end = new AbortController()
    const watching = readToEnd(world.room.watch(watched, end.signal))
    const ids: string[] = []
    for (let n = 0; n < 25; n += 1) ids.push((await world.room.open({ containers: [] })).id)
    expect(world.room.usage().openLogs).toBe(20)
    expect(world.room.window({ id: watched, from: 0, count: 1 }).lines).toEqual([])
    expect(() => world.room.window({ id: ids[0] ?? '', from: 0, count: 1 })).toThrow(/no longer open/)
    expect(world.room.window({ id: ids.at(-1) ?? '', from: 0, count: 1 }).lines).toEqual([])
    end.abort()
    await watching
    await world.room.closeAll()
  })

  it('are closed when nobody has asked for them for a while', async () => {
    const own = await createLogWorld({ limits: { idle: 400 } })
    const { id } = await own.room.open({ containers: [] })
    const end = AbortSignal.timeout(1000)
    await readToEnd(own.room.watch(id, end))
    expect(own.room.usage().openLogs).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 900))
    expect(own.room.usage().openLogs).toBe(0)
    await own.close()
  })
})
