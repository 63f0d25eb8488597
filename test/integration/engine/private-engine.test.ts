// Gantry and an engine that is stopped, killed, frozen and started again.
import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { defaultTimings } from '../../../src/main/engine/live/timings.ts'
import { startEngine } from '../../../src/main/engine/start/start-engine.ts'
import { createSurveyor } from '../../../src/main/engine/surveyor.ts'
import { makeWay } from '../../../src/main/engine/ways/make-way.ts'
import type { EngineStatus } from '../../../src/shared/model/engine.ts'
import { testRoom, type TestRoom, until } from '../../support/engine-room.ts'
import { type PrivateEngine, startPrivateEngine, whyNoPrivateEngine } from '../../support/private-engine.ts'
import { ensureTinyImage } from '../../support/tiny-image.ts'

describe.skipIf(whyNoPrivateEngine())('a private engine', () => {
  let engine: PrivateEngine
  let image: string
  const rooms: TestRoom[] = []
  beforeAll(async () => {
    engine = await startPrivateEngine()
    image = await ensureTinyImage(engine.host)
  })
  afterEach(async () => {
    await Promise.all(rooms.splice(0).map((room) => room.close()))
  })
  afterAll(() => engine.close())

  function connected(timings = {}): TestRoom {
    const room = testRoom({ host: engine.host, timings })
    rooms.push(room)
    return room
  }

  async function run(room: TestRoom, command: string[], restart = 'no') {
    const container = await room.docker().createContainer({
      Image: image,
      Cmd: command,
      Labels: { 'gantry.test': '1' },
      HostConfig: { NetworkMode: 'none', RestartPolicy: { Name: restart } },
    })
    await container.start()
    return container
  }

  function states(room: TestRoom): EngineStatus['state'][] {
    const seen: EngineStatus['state'][] = []
    room.onStatus(({ state }) => {
      if (seen.at(-1) !== state) seen.push(state)
    })
    return seen
  }

  test('who asked for the end is known, at once and after connecting later', async () => {
    const room = connected()
    await room.containers.ready()
    const stopped = await run(room, ['sleep', '100'])
    const ended = await run(room, ['sh', '-c', 'sleep 0.2; exit 3'])
    await stopped.stop({ t: 0 })
    await until('both to have ended', () => [stopped, ended].every(({ id }) => room.containers.get(id)?.status === 'exited'))
    expect(room.containers.get(stopped.id)).toMatchObject({ exitCode: 137, stopRequested: true })
    expect(room.containers.get(ended.id)).toMatchObject({ exitCode: 3, stopRequested: false })
    const later = connected()
    await later.containers.ready()
    expect(later.containers.get(stopped.id)?.stopRequested).toBe(true)
    expect(later.containers.get(ended.id)?.stopRequested).toBe(false)
    await stopped.start()
    await until('it to run again', () => room.containers.get(stopped.id)?.status === 'running')
    expect(room.containers.get(stopped.id)?.stopRequested).toBeUndefined()
    await Promise.all([stopped.remove({ force: true }), ended.remove()])
    await until('both to be gone', () => !room.containers.get(stopped.id) && !room.containers.get(ended.id))
  })

  test('guarantee 20: what happens on the engine is known within a second', async () => {
    const room = connected()
    await room.containers.ready()
    const container = await run(room, ['sleep', '100'])
    await until('it to run', () => room.containers.get(container.id)?.status === 'running', 1_000)
    await container.pause()
    await until('it to be paused', () => room.containers.get(container.id)?.status === 'paused', 1_000)
    await container.rename({ name: 'renamed' })
    await until('its new name', () => room.containers.get(container.id)?.name === 'renamed', 1_000)
    await container.unpause()
    await container.remove({ force: true })
    await until('it to be gone', () => !room.containers.get(container.id), 1_000)
  })

  test('a frozen engine is slow, its containers are greyed, and it comes back', async () => {
    const room = connected({ ping: 300, answer: 500, slowPing: 100 })
    const seen = states(room)
    await room.containers.ready()
    engine.freeze()
    try {
      await until('slow', () => room.status().state === 'slow', 3_000)
      expect(room.status().fault?.code).toBe('engine.slow')
      expect(room.containers.fresh()).toBe(false)
    } finally {
      engine.thaw()
    }
    await until('connected', () => room.status().state === 'connected' && room.containers.fresh(), 3_000)
    expect(room.status().fault?.code).not.toBe('engine.slow')
    expect(seen).toEqual(['connected', 'slow', 'connected'])
  })

  test('killed and started again: everything is listed anew, and nothing is stale', async () => {
    const room = connected()
    await room.containers.ready()
    const endsWhenAsked = ['sh', '-c', 'trap "exit 0" TERM; sleep 1000 & wait']
    const container = await run(room, endsWhenAsked)
    const back = await run(room, endsWhenAsked, 'always')
    await until('both to run', () => [container, back].every(({ id }) => room.containers.get(id)?.status === 'running'))
    let listed = 0
    room.containers.subscribe(({ type }) => (listed += type === 'all' ? 1 : 0))
    await engine.kill()
    await until('unreachable', () => room.status().state === 'unreachable', 3_000)
    expect(room.status()).toMatchObject({ fault: { code: 'engine.stopped' }, retryAt: expect.any(String), lastSeenAt: expect.any(String) })
    expect(room.containers.fresh()).toBe(false)
    expect(room.containers.get(container.id)?.status).toBe('running')
    expect(() => room.docker()).toThrow(/Nothing answers/)
    await engine.start()
    const begun = Date.now()
    await until('fresh containers', () => room.containers.fresh(), 5_000)
    expect(Date.now() - begun).toBeLessThan(3_000)
    expect(listed).toBe(1)
    await until('the one without a policy to have ended', () => room.containers.get(container.id)?.status === 'exited')
    await until('the other to run', () => room.containers.get(back.id)?.status === 'running')
    await Promise.all([container, back].map(({ id }) => room.docker().getContainer(id).remove({ force: true })))
  })

  test('stopped in good order and started again, several times', async () => {
    const room = connected()
    await room.ready()
    for (let round = 0; round < 2; round++) {
      await engine.stop()
      await until('unreachable', () => room.status().state === 'unreachable', 3_000)
      await engine.start()
      await until('connected', () => room.status().state === 'connected' && room.containers.fresh(), 5_000)
    }
  })

  test('Start Docker: the engine is started and waited for; a second time says that it runs', async () => {
    await engine.stop()
    const room = connected()
    const lines: string[] = []
    // The private engine's own way to start stands in for systemctl's.
    const starter = { id: 'dockerd', title: 'Docker', hint: '', steps: [{ type: 'run', program: '/bin/true', args: [] }] } as const
    const signal = new AbortController().signal
    const started = startEngine({ starter, signal, line: (text) => lines.push(text), recheck: () => room.recheck(), within: 20_000 })
    await engine.start()
    await started
    expect(lines).toEqual(['/bin/true', 'Waiting for Docker to answer.', 'Docker answers.'])
    await startEngine({ starter, signal, line: (text) => lines.push(text), recheck: () => room.recheck() })
    expect(lines.at(-1)).toBe('The engine is running already.')
  })

  test('a start that is cancelled ends at once', async () => {
    await engine.stop()
    const room = connected()
    const stop = new AbortController()
    const starter = { id: 'dockerd', title: 'Docker', hint: '', steps: [{ type: 'run', program: '/bin/true', args: [] }] } as const
    const started = startEngine({ starter, signal: stop.signal, line: () => {}, recheck: () => room.recheck() })
    setTimeout(() => stop.abort(), 500)
    const begun = Date.now()
    await expect(started).rejects.toThrow(/abort/i)
    expect(Date.now() - begun).toBeLessThan(3_000)
    await engine.start()
  })

  test("when docker's default leads nowhere, a known socket that answers is used; a choice is never replaced", async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'gantry-home-'))
    await mkdir(path.join(home, '.colima/default'), { recursive: true })
    await symlink(engine.socketPath, path.join(home, '.colima/default/docker.sock'))
    const around = { env: {}, home, platform: 'linux' } as const
    const absent = makeWay({ name: 'default', source: 'context', host: 'unix:///nowhere/docker.sock', cli: {} })
    const { signal } = new AbortController()
    const link = await createSurveyor({ around, chosen: () => null, timings: defaultTimings }).meet(absent, signal)
    link.client.close()
    expect(link.way).toMatchObject({ source: 'socket', description: 'Colima' })
    const decided = createSurveyor({ around, chosen: () => 'default', timings: defaultTimings })
    await expect(decided.meet(absent, signal)).rejects.toThrow(/ENOENT/)
    await rm(home, { recursive: true })
  })

  test('another account may not use it, and is told so', async () => {
    await chmod(engine.folder, 0o755)
    await chmod(engine.socketPath, 0o600)
    const script = `
      import { createEngineRoom } from ${JSON.stringify(new URL('../../../src/main/engine/index.ts', import.meta.url).href)}
      const room = createEngineRoom({ settings: { get: () => ({ engineContext: null }), set() {} }, env: { DOCKER_HOST: ${JSON.stringify(engine.host)} }, home: '/nonexistent' })
      await room.ready().catch((error) => console.log(error.fault.code))
      await room.close()`
    const output = await new Promise<string>((resolve, reject) => {
      const options = { uid: 65_534, gid: 65_534, env: { PATH: process.env['PATH'], HOME: '/nonexistent' } }
      execFile(process.execPath, ['--input-type=module', '-e', script], options, (error, stdout) =>
        error ? reject(error) : resolve(stdout),
      )
    })
    expect(output.trim()).toBe('engine.denied')
  })
})
