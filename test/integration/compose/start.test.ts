// One-click start on the real engine, with each Compose that can be had: lanes, states, every verb.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { JobEvent } from '../../../src/shared/job.ts'
import { composeVersions } from '../../support/compose-versions.ts'
import { startGantry, type TestGantry } from '../../support/test-gantry.ts'
import { type ComposeShape, docker, makeStack, type TestStack } from '../../support/test-stack.ts'
import { ensureTinyImage } from '../../support/tiny-image.ts'

describe.each(composeVersions())('with Compose %s', (_version, dockerConfig) => {
  let gantry: TestGantry
  let image: string
  const stacks: TestStack[] = []

  beforeAll(async () => {
    if (dockerConfig !== undefined) process.env['DOCKER_CONFIG'] = dockerConfig
    image = await ensureTinyImage()
    gantry = await startGantry()
  })
  afterEach(async () => {
    for (const stack of stacks.splice(0)) await stack.remove()
  })
  afterAll(async () => {
    await gantry.end()
    delete process.env['DOCKER_CONFIG']
  })

  async function stackOf(shape: ComposeShape, files: Record<string, string> = {}): Promise<{ made: TestStack; id: string }> {
    const made = await makeStack(shape, files)
    stacks.push(made)
    const { id } = await gantry.add(made.folder)
    return { made, id }
  }

  const sleeper = (): object => ({ image, command: ['sleep', '600'], init: true, stop_grace_period: '1s' })
  const healthy = { test: ['CMD', 'true'], interval: '1s', retries: 3 }
  const phases = (events: readonly JobEvent[], service: string): string[] =>
    events.flatMap((event) => (event.type === 'lane' && event.lane.service === service ? [event.lane.phase] : []))

  test('a stack comes up in its order, each service in a lane, and its states are true', async () => {
    const { id } = await stackOf({
      services: {
        db: { ...sleeper(), healthcheck: healthy, volumes: ['data:/data'] },
        setup: { image, command: ['true'], depends_on: { db: { condition: 'service_healthy' } } },
        web: { ...sleeper(), ports: ['127.0.0.1:0:80'], depends_on: { setup: { condition: 'service_completed_successfully' } } },
      },
      volumes: { data: {} },
    })
    const { job, events } = await gantry.run(gantry.client.stacks.start({ id }))
    expect(job).toMatchObject({ state: 'done', fraction: 1 })
    expect(job.lanes.map(({ service, level, phase }) => [service, level, phase])).toEqual([
      ['db', 0, 'healthy'],
      ['setup', 1, 'done'],
      ['web', 2, 'started'],
    ])
    expect(phases(events, 'db')).toContain('checking')
    const waits = events.flatMap((event) =>
      event.type === 'lane' && event.lane.phase === 'waiting' ? [`${event.lane.service} ${event.lane.detail}`] : [],
    )
    expect(waits).toContain('setup for db to be healthy')
    const stack = await gantry.client.stacks.get({ id })
    expect(stack).toMatchObject({ state: 'running', detail: '2 of 2 running, 1 done' })
    expect(stack.services.map(({ name, state }) => `${name} ${state}`)).toEqual(['db healthy', 'setup done', 'web running'])
    expect(stack.services.find(({ name }) => name === 'web')?.ports[0]).toMatchObject({
      target: 80,
      published: expect.stringMatching(/^\d+$/),
    })
  })

  test('every verb does what it says, for the stack and for chosen services', async () => {
    const { id, made } = await stackOf({ services: { a: sleeper(), b: sleeper() }, volumes: {} })
    const { stacks: call } = gantry.client
    const state = async (): Promise<string[]> => (await call.get({ id })).services.map((service) => `${service.name} ${service.state}`)
    const done = async (started: Promise<{ jobId: string }>): Promise<void> =>
      expect((await gantry.run(started)).job).toMatchObject({ state: 'done' })

    await done(call.start({ id, services: ['a'] }))
    expect(await state()).toEqual(['a running', 'b absent'])
    await done(call.start({ id }))
    expect(await state()).toEqual(['a running', 'b running'])
    await done(call.stop({ id, services: ['b'] }))
    await gantry.until(id, (stack) => stack.state === 'partly')
    expect(await state()).toEqual(['a running', 'b stopped'])
    await done(call.restart({ id }))
    await gantry.until(id, (stack) => stack.state === 'running')
    await done(call.pause({ id }))
    await gantry.until(id, (stack) => stack.state === 'paused')
    await done(call.unpause({ id }))
    await gantry.until(id, (stack) => stack.state === 'running')

    const before = await docker('ps', '--quiet', '--no-trunc', '--filter', `label=com.docker.compose.project=${made.name}`)
    await done(call.start({ id, recreate: true }))
    const after = await docker('ps', '--quiet', '--no-trunc', '--filter', `label=com.docker.compose.project=${made.name}`)
    expect(after.split('\n').filter((line) => before.includes(line))).toEqual([])

    await done(call.start({ id, scale: { a: 3 } }))
    await gantry.until(id, (stack) => stack.services[0]?.containers.length === 3)
    await done(call.stop({ id }))
    await gantry.until(id, (stack) => stack.state === 'stopped')
    await done(call.down({ id }))
    await gantry.until(id, (stack) => stack.state === 'down')
  })

  test('taking down keeps the volumes, unless each is named', async () => {
    const { id, made } = await stackOf({ services: { db: { ...sleeper(), volumes: ['data:/data'] } }, volumes: { data: {} } })
    const { stacks: call } = gantry.client
    await gantry.run(call.start({ id }))
    const volume = `${made.name}_data`
    await gantry.run(call.down({ id }))
    expect(await docker('volume', 'ls', '--quiet', '--filter', `name=${volume}`)).toBe(volume)
    await expect(call.down({ id, volumes: true })).rejects.toMatchObject({
      data: { code: 'input.invalid', message: expect.stringContaining(volume) },
    })
    expect(await docker('volume', 'ls', '--quiet', '--filter', `name=${volume}`)).toBe(volume)
    expect((await gantry.run(call.down({ id, volumes: true, confirmVolumes: [volume] }))).job.state).toBe('done')
    expect(await docker('volume', 'ls', '--quiet', '--filter', `name=${volume}`)).toBe('')
  })

  test('profiles are listed, and switch services on', async () => {
    const { id } = await stackOf({ services: { web: sleeper(), debug: { ...sleeper(), profiles: ['debug'] } } })
    const { stacks: call } = gantry.client
    expect((await call.get({ id })).profiles).toEqual([{ name: 'debug', active: false }])
    await gantry.run(call.start({ id }))
    expect((await call.get({ id })).state).toBe('running')
    expect((await call.setProfiles({ id, profiles: ['debug'] })).profiles).toEqual([{ name: 'debug', active: true }])
    await gantry.run(call.start({ id }))
    const stack = await gantry.until(id, ({ state }) => state === 'running')
    expect(stack.services.map(({ name, state }) => `${name} ${state}`)).toEqual(['debug running', 'web running'])
  })

  test('images are built, with the output of the build', async () => {
    const { id } = await stackOf(
      { services: { web: { build: '.', command: ['sleep', '600'], init: true } } },
      { Dockerfile: `FROM ${image}\nRUN echo built-by-gantry\n` },
    )
    const { job, lines } = await gantry.run(gantry.client.stacks.start({ id, build: true }))
    expect(job).toMatchObject({ state: 'done' })
    expect(lines.join('\n')).toContain('built-by-gantry')
    const again = await gantry.run(gantry.client.stacks.build({ id, noCache: true }))
    expect(again.job).toMatchObject({ state: 'done' })
    expect(again.lines.join('\n')).toContain('built-by-gantry')
  })

  test('a second operation waits, and says for what', async () => {
    const { id } = await stackOf({ services: { web: { ...sleeper(), healthcheck: { ...healthy, test: ['CMD', 'sleep', '1'] } } } })
    const first = await gantry.client.stacks.start({ id })
    const second = await gantry.client.stacks.stop({ id })
    await expect.poll(async () => (await gantry.client.jobs.get({ id: second.jobId })).waitsFor).toMatch(/^Start /)
    const [one, two] = await Promise.all([gantry.run(Promise.resolve(first)), gantry.run(Promise.resolve(second))])
    expect([one.job.state, two.job.state]).toEqual(['done', 'done'])
    expect(Date.parse(two.job.startedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(one.job.finishedAt ?? ''))
  })

  describe('cancel', () => {
    test('works during a wait for health, and says what was left running', async () => {
      const { id } = await stackOf({
        services: {
          db: { ...sleeper(), healthcheck: { test: ['CMD', 'false'], interval: '1s', retries: 100, start_period: '90s' } },
          web: { ...sleeper(), depends_on: { db: { condition: 'service_healthy' } } },
        },
      })
      const { jobId } = await gantry.client.stacks.start({ id })
      await gantry.until(id, (stack) => stack.services.some(({ state }) => state === 'starting'))
      expect(await gantry.client.jobs.cancel({ id: jobId })).toEqual({ state: 'cancelled' })
      const job = await gantry.client.jobs.get({ id: jobId })
      expect(job.outcome).toMatch(/^1 of 2 services are running: db\./)
      expect(job.fault).toBeUndefined()
    })

    test('works during a build', async () => {
      const { id } = await stackOf({ services: { web: { build: '.' } } }, { Dockerfile: `FROM ${image}\nRUN echo begun && sleep 60\n` })
      const { jobId } = await gantry.client.stacks.start({ id, build: true })
      await expect.poll(() => sawLine(jobId, 'begun'), { timeout: 20_000 }).toBe(true)
      expect(await gantry.client.jobs.cancel({ id: jobId })).toEqual({ state: 'cancelled' })
      expect((await gantry.client.jobs.get({ id: jobId })).outcome).toBe('Nothing is running.')
    })
  })

  async function sawLine(jobId: string, words: string): Promise<boolean> {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 300)
    try {
      for await (const event of await gantry.client.jobs.watch({ id: jobId }, { signal: controller.signal })) {
        if (event.type === 'line' && event.text.endsWith(words)) return true
      }
    } catch {
      // The look was cut short.
    }
    return false
  }
})
