// The command line as a script would use it, on a real engine.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeStack, type TestStack } from '../../support/test-stack.ts'
import { ensureTinyImage } from '../../support/tiny-image.ts'
import { startDoor } from './door-process.ts'

let home: string
let stack: TestStack

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'gantry-home-'))
  const image = await ensureTinyImage()
  const service = { image, stop_grace_period: '1s' }
  stack = await makeStack({
    services: {
      web: { ...service, volumes: ['data:/data'], command: ['sh', '-c', 'echo one; echo two; exec sleep 1000'] },
      slow: {
        ...service,
        profiles: ['slow'],
        command: ['sleep', '1000'],
        healthcheck: { test: ['CMD', 'false'], interval: '1s', retries: 1000 },
      },
      after: { ...service, profiles: ['slow'], command: ['sleep', '1000'], depends_on: { slow: { condition: 'service_healthy' } } },
    },
    volumes: { data: {} },
  })
})

afterAll(async () => {
  await stack.remove()
  await rm(home, { recursive: true, force: true })
})

async function gantry(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const door = startDoor({ door: 'cli', home, args, cwd: stack.folder })
  const code = await door.ended()
  return { code, out: door.stdout(), err: door.stderr() }
}

test('a call, a fault, a job and a mistake, as scripts see them', async () => {
  const added = await gantry('call', 'stacks.add', JSON.stringify({ folder: stack.folder }))
  expect(added.code).toBe(0)
  const { id } = JSON.parse(added.out)

  const unknown = await gantry('call', 'stacks.get', '{"id":"nothing"}')
  expect({ code: unknown.code, out: unknown.out }).toEqual({ code: 1, out: '' })
  expect(JSON.parse(unknown.err)).toMatchObject({ fault: { code: 'stack.unknown' } })

  const started = await gantry('call', 'stacks.start', JSON.stringify({ id }))
  expect(started.code).toBe(0)
  const lines = started.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.at(-1)).toMatchObject({ job: { kind: 'stack.start', state: 'done' } })
  expect(lines.slice(0, -1).every((line) => typeof line.type === 'string')).toBe(true)

  const wrong = await gantry('call', 'stacks.start', '{"id":7}')
  expect(wrong.code).toBe(2)
  expect(wrong.err).toContain('id: ')
})

test('up, ps, logs, stop, down: what a person types', async () => {
  const up = await gantry('up')
  expect(up.code).toBe(0)
  const ps = await gantry('ps')
  expect(ps.out).toMatch(/^web +running/m)
  const logs = await gantry('logs', '.', 'web')
  expect(logs.out).toMatch(/^web \| one\nweb \| two$/m)
  expect((await gantry('stacks')).out).toContain(stack.folder)
  const stop = await gantry('stop')
  expect(stop.code).toBe(0)
  expect((await gantry('ps')).out).toMatch(/^web +stopped/m)
  const refused = await gantry('down', '--volumes')
  expect({ code: refused.code, says: refused.err.includes(`${stack.name}_data`) }).toEqual({ code: 1, says: true })
  const down = await gantry('down', '--volumes', '--yes-delete-volumes', `${stack.name}_data`)
  expect(down.code).toBe(0)
  expect((await gantry('ps')).out).not.toContain('running')
})

test('Ctrl+C cancels the job, tells what became of it, and exits 130', async () => {
  const door = startDoor({ door: 'cli', home, args: ['up', '--profile', 'slow'], cwd: stack.folder })
  await door.says(/slow +checking/)
  door.child.kill('SIGINT')
  expect(await door.ended()).toBe(130)
  expect(door.stderr()).toContain('Cancelling')
  expect(door.stderr()).toContain('cancelled.')
})

test('a reader that goes away ends the output, quietly', async () => {
  const door = startDoor({ door: 'cli', home, args: ['call', 'engine.watch'], cwd: stack.folder })
  await door.says(/"state"/)
  door.child.stdout?.destroy()
  door.child.kill('SIGINT')
  await door.ended()
  expect(door.stderr()).toBe('')
})
