// The browser door as people run it: one line, no secret anywhere else, one door a port, and a quick end.
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket as Socket } from 'ws'
import { askForLink } from '../../../src/main/doors/browser/ask-for-link.ts'
import type { GantryClient } from '../../../src/shared/contract/index.ts'
import { makeStack } from '../../support/test-stack.ts'
import { ensureTinyImage } from '../../support/tiny-image.ts'
import { type DoorProcess, startDoor } from './door-process.ts'
import { ask, tokenOf } from './stand-in.ts'

let home: string
const started: DoorProcess[] = []

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'gantry-home-'))
})

afterEach(async () => {
  for (const each of started.splice(0)) {
    each.child.kill('SIGTERM')
    await each.ended()
  }
  await rm(home, { recursive: true, force: true })
})

function start(env: Readonly<Record<string, string>> = {}): DoorProcess {
  const door = startDoor({ door: 'browser', home, env })
  started.push(door)
  return door
}

async function addressOf(door: DoorProcess): Promise<URL> {
  const [, address = ''] = await door.says(/^Gantry is at (\S+)$/m)
  return new URL(address)
}

async function sessionAt({ origin, port, href }: URL): Promise<{ cookie: string; key: string }> {
  const answer = await ask({
    port: Number(port),
    method: 'POST',
    path: '/auth',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token: tokenOf(href) }),
  })
  expect(answer.status).toBe(200)
  return { cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '', key: JSON.parse(answer.body).key }
}

async function clientAt(address: URL): Promise<{ client: GantryClient; socket: Socket }> {
  const { cookie, key } = await sessionAt(address)
  const socket = new Socket(`ws://${address.host}/rpc`, ['gantry', key], { headers: { origin: address.origin, cookie } })
  return { client: createORPCClient(new RPCLink({ websocket: socket as unknown as WebSocket })), socket }
}

test('prints exactly one line, and its secrets are nowhere else', async () => {
  const door = start()
  const address = await addressOf(door)
  expect(address.hostname).toBe('127.0.0.1')
  const { cookie, key } = await sessionAt(address)
  const session = cookie.split('=')[1] ?? 'missing'
  const places = [`/proc/${door.pid}/cmdline`, `/proc/${door.pid}/environ`, ...(await filesIn(home))]
  const texts = await Promise.all(places.map((file) => readFile(file, 'utf8')))
  for (const text of [...texts, door.stderr()]) {
    expect(text).not.toContain(tokenOf(address.href))
    expect(text).not.toContain(session)
    expect(text).not.toContain(key)
  }
  expect(door.stdout()).toBe(`Gantry is at ${address.href}\n`)
})

test('serves the whole contract to its page', async () => {
  const address = await addressOf(start())
  const { client, socket } = await clientAt(address)
  expect(await client.app.info()).toMatchObject({ door: 'browser', home, canPickFolder: false })
  expect((await client.files.browse({ path: '/' })).path).toBe('/')
  await expect(client.stacks.get({ id: 'nothing' })).rejects.toMatchObject({ code: 'FAULT', data: { code: 'stack.unknown' } })
  await expect(client.stacks.get({ id: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  socket.close()
})

test('leaves a note for its owner only, by which a new link can be had, and takes it away at the end', async () => {
  const door = start()
  const address = await addressOf(door)
  const note = path.join(home, 'browser-door.json')
  expect((await stat(note)).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(note, 'utf8'))).toMatchObject({ url: address.origin, pid: door.pid })
  const link = await askForLink(home)
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]{43}$/)
  await sessionAt(new URL(link ?? ''))
  door.child.kill('SIGINT')
  expect(await door.ended()).toBe(0)
  await expect(stat(note)).rejects.toThrow('ENOENT')
  expect(await askForLink(home)).toBeUndefined()
})

test('a port that is taken, or is none, is said', async () => {
  const { port } = await addressOf(start())
  const second = start({ GANTRY_PORT: port })
  expect(await second.ended()).toBe(1)
  expect(second.stderr()).toContain(`Port ${port} is taken`)
  const third = start({ GANTRY_PORT: '0.0.0.0:80' })
  expect(await third.ended()).toBe(2)
  expect(second.stdout() + third.stdout()).toBe('')
})

test('ends within three seconds, with windows open and a job running, and names the job', async () => {
  const image = await ensureTinyImage()
  const stack = await makeStack({
    services: {
      db: {
        image,
        command: ['sleep', '1000'],
        stop_grace_period: '1s',
        healthcheck: { test: ['CMD', 'false'], interval: '1s', retries: 1000 },
      },
      web: { image, command: ['sleep', '1000'], stop_grace_period: '1s', depends_on: { db: { condition: 'service_healthy' } } },
    },
  })
  const door = start()
  const { client, socket } = await clientAt(await addressOf(door))
  try {
    const { id } = await client.stacks.add({ folder: stack.folder })
    const { jobId } = await client.stacks.start({ id })
    for await (const event of await client.jobs.watch({ id: jobId }))
      if (event.type === 'lane' && event.lane.service === 'db' && event.lane.phase === 'checking') break
    const closed = new Promise((resolve) => socket.once('close', resolve))
    const began = performance.now()
    door.child.kill('SIGTERM')
    await door.ended()
    expect(performance.now() - began).toBeLessThan(3_500)
    expect(door.stderr()).toMatch(/1 job is running: .*gantry-test-/)
    await closed
  } finally {
    socket.terminate()
    await stack.remove()
  }
})

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}
