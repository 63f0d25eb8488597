// Jobs: progress, cancel, output replayed, one at a time on a subject, history over restarts.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createJobsRoom, type JobRequest, type JobsRoom } from '../../../src/main/jobs/index.ts'
import { FaultError } from '../../../src/shared/fault.ts'
import type { JobEvent } from '../../../src/shared/job.ts'

let home: string
let rooms: JobsRoom[]

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'gantry-jobs-'))
  rooms = []
})
afterEach(async () => {
  for (const room of rooms) await room.close()
  await rm(home, { recursive: true, force: true })
})

async function open(): Promise<JobsRoom> {
  const room = await createJobsRoom({ home, bug: (error) => ({ code: 'bug', message: `bug: ${String(error)}` }) })
  rooms.push(room)
  return room
}

function request(work: JobRequest['work'], more: Partial<JobRequest> = {}): JobRequest {
  return {
    kind: 'stack.start',
    title: 'Start shop',
    subject: 'stack:1',
    subjectName: 'shop',
    steps: [
      { name: 'one', weight: 1 },
      { name: 'two', weight: 3 },
    ],
    work,
    ...more,
  }
}

async function eventsOf(room: JobsRoom, id: string, after = 0): Promise<JobEvent[]> {
  const events: JobEvent[] = []
  for await (const event of room.watch(id, after)) events.push(event)
  return events
}

const lines = (events: readonly JobEvent[]): string[] => events.flatMap((event) => (event.type === 'line' ? [event.text] : []))

describe('a job', () => {
  test('tells its steps, progress, lanes and output, and ends with its result', async () => {
    const room = await open()
    const { id } = room.start(
      request(async (job) => {
        job.step('one')
        job.progress(1, 2)
        job.lane({ service: 'web', level: 0, phase: 'starting' })
        job.line('hello', 'stdout', 'web')
        job.step('two')
        return { count: 3 }
      }),
    )
    const events = await eventsOf(room, id)
    expect(events[0]).toMatchObject({ type: 'state', job: { id } })
    expect(lines(events)).toEqual(['hello'])
    const last = events.at(-1)
    expect(last).toMatchObject({
      type: 'state',
      job: { state: 'done', fraction: 1, result: { count: 3 }, lanes: [{ service: 'web', phase: 'starting' }] },
    })
  })

  test('shows progress that never falls', async () => {
    const room = await open()
    const seen: number[] = []
    room.onChange((job) => {
      if (job.fraction !== undefined) seen.push(job.fraction)
    })
    const { id } = room.start(
      request(async (job) => {
        job.step('two')
        job.progress(1, 2)
        job.progress(1, 4)
        job.step('one')
        job.progress(1, 2)
      }),
    )
    await room.finished(id)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
  })

  test('that fails shows the fault and what had happened; a bug shows as one', async () => {
    const room = await open()
    const failing = room.start(
      request(async (job) => {
        job.outcome('1 of 2 services are running: db.')
        throw new FaultError({ code: 'port.taken', message: 'Port 80 is taken.' })
      }),
    )
    expect(await room.finished(failing.id)).toMatchObject({
      state: 'failed',
      fault: { code: 'port.taken' },
      outcome: '1 of 2 services are running: db.',
    })
    const bug = room.start(request(() => Promise.reject(new TypeError('x is undefined'))))
    expect(await room.finished(bug.id)).toMatchObject({ state: 'failed', fault: { code: 'bug' } })
  })

  test('is cancelled by its signal; a second cancel changes nothing', async () => {
    const room = await open()
    const { id } = room.start(
      request(async (job) => {
        await new Promise((_resolve, reject) => job.signal.addEventListener('abort', () => reject(job.signal.reason)))
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await room.cancel(id)).toBe('cancelled')
    expect(await room.cancel(id)).toBe('cancelled')
    expect(room.get(id).fault).toBeUndefined()
  })

  test('is replayed to a window that opens later, from any position', async () => {
    const room = await open()
    const { id } = room.start(
      request(async (job) => {
        for (let number = 0; number < 1200; number += 1) job.line(`line ${number}`, 'stdout')
      }),
    )
    await room.finished(id)
    const all = await eventsOf(room, id)
    expect(lines(all)).toHaveLength(1200)
    const middle = all.find((event) => event.type === 'line' && event.text === 'line 599')
    expect(lines(await eventsOf(room, id, middle?.at))[0]).toBe('line 600')
  })

  test('keeps its output within bounds, and tells the gap', async () => {
    const room = await open()
    const { id } = room.start(
      request(async (job) => {
        for (let number = 0; number < 20_000; number += 1) job.line(`line ${number}`, 'stdout')
      }),
    )
    await room.finished(id)
    const told = lines(await eventsOf(room, id))
    expect(told.length).toBeLessThan(7000)
    expect(told).toContain('Older lines were let go here to keep up.')
    expect(told.at(-1)).toBe('line 19999')
  })

  test('never shows or keeps a secret', async () => {
    const room = await open()
    const { id } = room.start(
      request(async (job) => {
        job.secrets(['hunter2-canary'])
        job.line('password is hunter2-canary', 'stdout')
        throw new FaultError({ code: 'tool.failed', message: 'hunter2-canary', detail: 'hunter2-canary' })
      }),
    )
    await room.finished(id)
    expect(JSON.stringify(await eventsOf(room, id))).not.toContain('hunter2')
    const files = await readdir(path.join(home, 'jobs'))
    const kept = await Promise.all(files.map((file) => readFile(path.join(home, 'jobs', file), 'utf8')))
    expect(kept.join('')).toContain('••••••')
    expect(kept.join('')).not.toContain('hunter2')
  })
})

describe('two jobs on one subject', () => {
  test('run one after the other; the second says for what it waits', async () => {
    const room = await open()
    const order: string[] = []
    let finish = (): void => {}
    const first = room.start(
      request(async () => {
        order.push('first')
        await new Promise<void>((resolve) => {
          finish = resolve
        })
      }),
    )
    const second = room.start(request(async () => void order.push('second'), { title: 'Stop shop', kind: 'stack.stop' }))
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(order).toEqual(['first'])
    expect(room.get(second.id)).toMatchObject({ state: 'queued', waitsFor: 'Start shop' })
    finish()
    expect(await room.finished(second.id)).toMatchObject({ state: 'done' })
    expect(room.get(second.id).waitsFor).toBeUndefined()
    expect(room.get(first.id).state).toBe('done')
    expect(order).toEqual(['first', 'second'])
  })

  test('a waiting one can be cancelled, and the one after it still waits for the first', async () => {
    const room = await open()
    let finish = (): void => {}
    room.start(
      request(
        () =>
          new Promise<void>((resolve) => {
            finish = resolve
          }),
      ),
    )
    const second = room.start(request(async () => {}))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await room.cancel(second.id)).toBe('cancelled')
    let ran = false
    const third = room.start(
      request(async () => {
        ran = true
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(ran).toBe(false)
    finish()
    await room.finished(third.id)
    expect(ran).toBe(true)
  })

  test('on different subjects they run together', async () => {
    const room = await open()
    let release = (): void => {}
    room.start(
      request(
        () =>
          new Promise<void>((resolve) => {
            release = resolve
          }),
      ),
    )
    const other = room.start(request(async () => {}, { subject: 'stack:2' }))
    expect((await room.finished(other.id)).state).toBe('done')
    release()
  })

  test('also between two Gantrys', async () => {
    const [one, two] = [await open(), await open()]
    let finish = (): void => {}
    one.start(
      request(
        () =>
          new Promise<void>((resolve) => {
            finish = resolve
          }),
      ),
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    const second = two.start(request(async () => {}, { title: 'Stop shop' }))
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(two.get(second.id)).toMatchObject({ state: 'queued', waitsFor: 'Start shop' })
    finish()
    expect((await two.finished(second.id)).state).toBe('done')
  })

  test('a lock whose holder has died holds nobody up', async () => {
    const room = await open()
    const { id } = room.start(request(async () => {}))
    await room.finished(id)
    await writeFile(path.join(home, 'locks', 'x.lock'), '{}')
    const { createHash } = await import('node:crypto')
    const name = `${createHash('sha256').update('stack:1').digest('hex').slice(0, 24)}.lock`
    await writeFile(path.join(home, 'locks', name), JSON.stringify({ pid: 2 ** 22 - 3, title: 'gone' }))
    const next = room.start(request(async () => {}))
    expect((await room.finished(next.id)).state).toBe('done')
  })
})

describe('after a restart', () => {
  test('history and output are there', async () => {
    const room = await open()
    const { id } = room.start(request(async (job) => job.line('kept', 'stdout')))
    await room.finished(id)
    await room.close()
    const later = await open()
    expect(later.get(id)).toMatchObject({ state: 'done', title: 'Start shop' })
    expect(lines(await eventsOf(later, id))).toEqual(['kept'])
  })

  test('a job that was cut off says so', async () => {
    const room = await open()
    let release = (): void => {}
    const { id } = room.start(
      request(
        () =>
          new Promise<void>((resolve) => {
            release = resolve
          }),
      ),
    )
    await new Promise((resolve) => setTimeout(resolve, 150))
    const file = path.join(home, 'jobs', `${id}.jsonl`)
    const text = (await readFile(file, 'utf8')).replace(`"pid":${process.pid}`, '"pid":4194301')
    release()
    await room.close()
    await writeFile(file, `${text}{"half a li`)
    const later = await open()
    expect(later.get(id)).toMatchObject({ state: 'failed', fault: { code: 'job.interrupted' } })
  })

  test('a job that is not there is a fault', async () => {
    const room = await open()
    expect(() => room.get('nope')).toThrow(FaultError)
  })
})
