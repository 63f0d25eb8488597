// The machine's own engine, over each way that leads to it; it is never stopped.
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { contextFolder } from '../../../src/main/engine/ways/docker-config.ts'
import { findStarter } from '../../../src/main/engine/start/starters.ts'
import { findProgram, run } from '../../../src/main/process/index.ts'
import { faultOf } from '../../../src/shared/fault.ts'
import { testRoom, type TestRoom, until } from '../../support/engine-room.ts'
import { ensureTinyImage } from '../../support/tiny-image.ts'

const socket = 'unix:///var/run/docker.sock'
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

function room(options?: Parameters<typeof testRoom>[0]): TestRoom {
  const made = testRoom(options)
  cleanups.push(() => made.close())
  return made
}

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'gantry-home-'))
  cleanups.push(() => rm(made, { recursive: true, force: true }))
  return made
}

async function writeContext(home: string, name: string, host: string): Promise<void> {
  const meta = path.join(home, '.docker/contexts/meta', contextFolder(name))
  await mkdir(meta, { recursive: true })
  await writeFile(path.join(meta, 'meta.json'), JSON.stringify({ Name: name, Metadata: {}, Endpoints: { docker: { Host: host } } }))
}

test('it is found with nothing set, and says what it is', async () => {
  const status = await room().ready()
  expect(status).toMatchObject({
    state: 'connected',
    kind: 'docker-engine',
    context: { name: 'default', host: socket, current: true, chosen: false, reachable: true },
    version: expect.stringMatching(/^\d+\.\d+/),
    compose: { version: expect.stringMatching(/^\d+\.\d+/) },
    lastSeenAt: expect.any(String),
  })
})

test('contexts are listed and switched, the choice is kept, and the command line goes the same way', async () => {
  const home = await folder()
  await writeContext(home, 'mine', socket)
  await writeContext(home, 'gone', 'unix:///nowhere/docker.sock')
  const engine = room({ home })
  await engine.ready()
  const contexts = await engine.contexts()
  expect(contexts.map(({ name, reachable, current }) => [name, reachable, current])).toEqual([
    ['default', true, true],
    ['gone', false, false],
    ['mine', true, false],
  ])
  expect((await engine.use('mine')).context).toMatchObject({ name: 'mine', chosen: true })
  expect(engine.settings.engineContext).toBe('mine')
  const docker = (await findProgram('docker')) ?? ''
  const { stdout } = await run({ program: docker, args: ['context', 'show'], why: 'testing', env: engine.cliEnvironment() })
  expect(stdout.trim()).toBe('mine')
  expect(await engine.use('gone')).toMatchObject({ state: 'unreachable', fault: { code: 'engine.stopped' } })
  expect(engine.containers.all()).toEqual([])
  await expect(engine.use('no such one')).rejects.toSatisfy((error) => faultOf(error)?.code === 'context.unknown')
  expect(engine.settings.engineContext).toBe('gone')
  expect((await engine.use(null)).context).toMatchObject({ name: 'default', chosen: false })
})

test('docker context use in a terminal is followed', async () => {
  const home = await folder()
  await writeContext(home, 'mine', socket)
  const engine = room({ home })
  await engine.ready()
  await writeFile(path.join(home, '.docker/config.json'), '{"currentContext":"mine"}')
  await until('the other context', () => engine.status().context?.name === 'mine' && engine.status().state === 'connected')
})

test("over ssh, through the person's own ssh", async () => {
  const bin = await folder()
  // It stands in for ssh: it takes its options, names the host, and runs the command here.
  await writeFile(path.join(bin, 'ssh'), '#!/bin/sh\nwhile [ "$1" != "--" ]; do shift; done; shift; shift; exec "$@"\n')
  await chmod(path.join(bin, 'ssh'), 0o755)
  const old = process.env['PATH']
  process.env['PATH'] = `${bin}:${old}`
  cleanups.push(() => (process.env['PATH'] = old))
  const image = await ensureTinyImage()
  const engine = room({ host: 'ssh://ada@far.example' })
  expect(await engine.ready()).toMatchObject({ state: 'connected', context: { host: 'ssh://ada@far.example' } })
  await engine.containers.ready()
  const container = await engine.docker().createContainer({
    Image: image,
    Cmd: ['sh', '-c', 'echo hello; read word; echo "$word"'],
    OpenStdin: true,
    Labels: { 'gantry.test': '1' },
  })
  cleanups.push(() => container.remove({ force: true }))
  const stream = await container.attach({ stream: true, stdin: true, stdout: true, hijack: true })
  await container.start()
  let output = ''
  stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  stream.write('there\n')
  await until('the answer', () => output.includes('hello') && output.includes('there'))
  await until('its end', () => engine.containers.get(container.id)?.status === 'exited')
  await container.remove()
  cleanups.pop()
  await engine.close()
  await until('no ssh to be left', async () => {
    const args = ['-P', String(process.pid), '-f', 'dial-stdio']
    return (await run({ program: '/usr/bin/pgrep', args, why: 'testing' })).stdout.trim() === ''
  })
})

test('an ssh that is refused says why', async () => {
  const bin = await folder()
  await writeFile(path.join(bin, 'ssh'), '#!/bin/sh\necho "ada@far.example: Permission denied (publickey)." >&2; exit 255\n')
  await chmod(path.join(bin, 'ssh'), 0o755)
  const old = process.env['PATH']
  process.env['PATH'] = `${bin}:${old}`
  cleanups.push(() => (process.env['PATH'] = old))
  const fault = await room({ host: 'ssh://ada@far.example' })
    .ready()
    .then(() => undefined, faultOf)
  expect(fault).toMatchObject({ code: 'engine.denied', hint: expect.stringContaining('ssh-add') })
})

test('Check my installation runs a container and leaves nothing behind', async () => {
  const engine = room()
  await ensureTinyImage()
  const checks = await engine.check()
  expect(checks.map(({ id, state }) => [id, state])).toEqual(
    expect.arrayContaining([
      ['docker', 'ok'],
      ['engine', 'ok'],
      ['permission', 'ok'],
      ['compose', 'ok'],
      ['run', 'ok'],
    ]),
  )
  const left = await engine.docker().listContainers({ all: true, filters: { label: ['gantry.check=1'] } })
  expect(left).toEqual([])
})

test('Check my installation says what it could not try', async () => {
  const checks = await room({ host: 'unix:///nowhere/docker.sock' }).check()
  const states = Object.fromEntries(checks.map(({ id, state }) => [id, state]))
  expect(states).toMatchObject({ engine: 'failed', permission: 'skipped', run: 'skipped' })
})

test('this machine knows how to start its engine', async () => {
  const starter = await findStarter({ env: {}, home: '/root', platform: 'linux', ...(process.getuid && { uid: process.getuid() }) }, socket)
  expect(starter?.steps.length).toBeGreaterThan(0)
  expect(await findStarter({ env: {}, home: '/root', platform: 'linux' }, 'ssh://far.example')).toBeUndefined()
})
