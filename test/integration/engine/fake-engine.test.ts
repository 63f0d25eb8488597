// What a real engine does only in bad moments, done by a made-up one.
import { execFileSync } from 'node:child_process'
import http from 'node:http'
import https from 'node:https'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { testRoom, type TestRoom, until } from '../../support/engine-room.ts'
import { containerEvent, type FakeEngine, startFakeEngine } from '../../support/fake-engine.ts'
import { faultOf } from '../../../src/shared/fault.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function fakeEngine(options?: Parameters<typeof startFakeEngine>[0]): Promise<FakeEngine> {
  const fake = await startFakeEngine(options)
  cleanups.push(() => fake.close())
  return fake
}

function room(options: Parameters<typeof testRoom>[0]): TestRoom {
  const made = testRoom(options)
  cleanups.push(() => made.close())
  return made
}

const faultFrom = (work: Promise<unknown>) => work.then(() => undefined, faultOf)

test('20,000 events in a second cost a handful of looks, and the end is true', async () => {
  const fake = await fakeEngine()
  for (let index = 0; index < 100; index++) fake.containers.set(`c${index}`, { status: 'running', exitCode: 0 })
  const engine = room({ host: fake.host })
  await engine.containers.ready()
  fake.asked.length = 0
  const begun = Date.now()
  const actions = ['start', 'kill', 'die', 'start']
  for (let round = 0; round < 20; round++) {
    for (let index = 0; index < 1_000; index++) fake.send(containerEvent(`c${index % 100}`, actions[index % 4] ?? 'start'))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const sent = (Date.now() - begun) / 1_000
  for (const id of fake.containers.keys()) fake.containers.set(id, { status: 'exited', exitCode: 7 })
  for (const id of fake.containers.keys()) fake.send(containerEvent(id, 'die'))
  await until('every container to have ended', () => engine.containers.all().every(({ status }) => status === 'exited'), 2_000)
  expect(engine.containers.all()).toHaveLength(100)
  expect(fake.asked.length, `looks within ${sent} s`).toBeLessThanOrEqual((sent + 2) * 10 * 100)
  fake.send(...[...fake.containers.keys()].map((id) => containerEvent(id, 'destroy')))
  await until('every container to be gone', () => engine.containers.all().length === 0, 1_000)
})

test('guarantee 22: a container that hangs hides no other', async () => {
  const fake = await fakeEngine()
  for (const id of ['a', 'b', 'stuck']) fake.containers.set(id, { status: 'running', exitCode: 0 })
  const engine = room({ host: fake.host })
  await engine.containers.ready()
  fake.hanging.add('stuck')
  fake.containers.set('b', { status: 'exited', exitCode: 1 })
  fake.send(containerEvent('stuck', 'die'), containerEvent('b', 'die'))
  await until('b to have ended', () => engine.containers.get('b')?.status === 'exited', 1_000)
})

test('idle, nothing is asked but a ping now and then', async () => {
  const fake = await fakeEngine()
  for (let index = 0; index < 100; index++) fake.containers.set(`c${index}`, { status: 'running', exitCode: 0 })
  const engine = room({ host: fake.host, timings: { ping: 500 } })
  await engine.containers.ready()
  fake.asked.length = 0
  await new Promise((resolve) => setTimeout(resolve, 2_200))
  expect(new Set(fake.asked)).toEqual(new Set(['/_ping']))
  expect(fake.asked.length).toBeLessThanOrEqual(5)
})

test('an engine that is too old says so', async () => {
  const fake = await fakeEngine({ api: '1.38' })
  const fault = await faultFrom(room({ host: fake.host }).ready())
  expect(fault).toMatchObject({ code: 'engine.tooOld', message: expect.stringContaining('1.2.3') })
})

test('one that takes connections and never answers is slow, and connected once it answers', async () => {
  const fake = await fakeEngine()
  fake.silent = true
  const engine = room({ host: fake.host, timings: { answer: 300, ready: 1_000, slowPing: 100 } })
  expect((await faultFrom(engine.ready()))?.code).toBe('engine.slow')
  expect(engine.status().state).toBe('slow')
  expect((await faultFrom(engine.containers.ready()))?.code).toBe('engine.slow')
  fake.silent = false
  await until('a connection', () => engine.status().state === 'connected', 2_000)
})

test('guarantee 28: plain tcp is not even asked before it was chosen', async () => {
  const server = http.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fake = await fakeEngine({ listen: server })
  const { port } = server.address() as AddressInfo
  const engine = room({ host: `tcp://127.0.0.1:${port}` })
  const fault = await faultFrom(engine.ready())
  expect(fault?.code).toBe('engine.insecure')
  expect((await engine.contexts()).find(({ name }) => name === 'DOCKER_HOST')?.warning).toContain('root')
  expect(fake.asked).toEqual([])
  const status = await engine.use('DOCKER_HOST')
  expect(status).toMatchObject({ state: 'connected', context: { chosen: true, warning: expect.stringContaining('root') } })
  expect(engine.settings.engineContext).toBe('DOCKER_HOST')
})

test('tcp with certificates: the right ones are let in, others are told apart from an absent engine', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gantry-certs-'))
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'key.pem',
    '-out',
    'cert.pem',
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost',
  )
  await writeFile(path.join(folder, 'ca.pem'), await readFile(path.join(folder, 'cert.pem')))
  const [key, cert] = await Promise.all(['key.pem', 'cert.pem'].map((name) => readFile(path.join(folder, name))))
  const server = https.createServer({ key, cert, ca: cert, requestCert: true, rejectUnauthorized: true })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  await fakeEngine({ listen: server })
  const { port } = server.address() as AddressInfo
  const DOCKER_HOST = `tcp://localhost:${port}`
  const trusted = room({ env: { DOCKER_HOST, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder } })
  expect((await trusted.ready()).context?.warning).toBeUndefined()
  expect(trusted.cliEnvironment()).toMatchObject({ DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder })
  const untrusted = room({ env: { DOCKER_HOST, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: path.join(folder, 'none') } })
  expect((await faultFrom(untrusted.ready()))?.code).toBe('engine.denied')
})

test('a DOCKER_HOST in our own environment does not lead the client astray', async () => {
  const fake = await fakeEngine()
  process.env['DOCKER_HOST'] = 'tcp://127.0.0.1:1'
  cleanups.push(() => delete process.env['DOCKER_HOST'])
  expect((await room({ host: fake.host }).ready()).name).toBe('fake')
})

test('when the engine goes, nothing of the connection is left', async () => {
  const fake = await fakeEngine()
  const engine = room({ host: fake.host })
  await engine.containers.ready()
  expect(fake.listeners()).toBe(1)
  await engine.close()
  await until('the event stream to be closed', () => fake.listeners() === 0, 1_000)
  const connections = await new Promise<number>((resolve) => fake.server.getConnections((_error, count) => resolve(count)))
  expect(connections).toBe(0)
})
